package thalweg.network;

/** Names in the order a person expects: fc2 before fc10. */
final class NaturalOrder {
    private NaturalOrder() {}

    /** Compares runs of digits by value and the rest by character. */
    static int compare(String x, String y) {
        int i = 0;
        int j = 0;
        while (i < x.length() && j < y.length()) {
            if (Character.isDigit(x.charAt(i)) && Character.isDigit(y.charAt(j))) {
                int iEnd = digitsEnd(x, i);
                int jEnd = digitsEnd(y, j);
                var left = new java.math.BigInteger(x.substring(i, iEnd));
                int order = left.compareTo(new java.math.BigInteger(y.substring(j, jEnd)));
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int order = Character.compare(x.charAt(i++), y.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        return Integer.compare(x.length() - i, y.length() - j);
    }

    private static int digitsEnd(String s, int from) {
        int end = from;
        while (end < s.length() && Character.isDigit(s.charAt(end))) {
            end++;
        }
        return end;
    }
}
