package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import thalweg.checkpoint.OnnxGraph.Attribute;

/** Reads an AttributeProto of an ONNX node. */
final class OnnxAttribute {
    private OnnxAttribute() {}

    /** Its name and what it says. */
    static Map.Entry<String, Attribute> read(ProtobufReader in, SourceFile file) {
        String name = "";
        int type = 0;
        float real = 0;
        long whole = 0;
        String words = "";
        Tensor constant = null;
        List<Float> reals = new ArrayList<>();
        List<Long> wholes = new ArrayList<>();
        List<String> list = new ArrayList<>();
        int last = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> real = in.real();
                case 3 -> whole = in.whole();
                case 4 -> words = in.text();
                case 5 -> constant = OnnxTensor.read(in, file).tensor();
                case 7 -> reals(in, reals);
                case 8 -> wholes(in, wholes);
                case 9 -> list.add(in.text());
                case 20 -> type = (int) in.whole();
                default -> {}
            }
            last = in.field() == 1 || in.field() == 13 || in.field() == 20 ? last : in.field();
        }
        Attribute value =
                switch (type == 0 ? fromField(last) : type) {
                    case 1 -> new Attribute.Real(real);
                    case 2 -> new Attribute.Whole(whole);
                    case 3 -> new Attribute.Words(words);
                    case 4 ->
                            constant == null
                                    ? new Attribute.Unread(last)
                                    : new Attribute.Constant(constant);
                    case 6 -> new Attribute.Reals(reals);
                    case 7 -> new Attribute.Wholes(wholes);
                    case 8 -> new Attribute.WordList(list);
                    default -> new Attribute.Unread(last);
                };
        return Map.entry(name, value);
    }

    /** The type of an attribute that says none, as in the format's first version. */
    private static int fromField(int field) {
        return field >= 2 && field <= 9 ? field - 1 : 0;
    }

    private static void reals(ProtobufReader in, List<Float> values) {
        if (!in.lengthDelimited()) {
            in.keep();
            values.add(in.real());
            return;
        }
        ProtobufReader packed = in.packed();
        while (packed.more()) {
            packed.keep();
            values.add(packed.nextReal());
        }
    }

    private static void wholes(ProtobufReader in, List<Long> values) {
        if (!in.lengthDelimited()) {
            in.keep();
            values.add(in.whole());
            return;
        }
        ProtobufReader packed = in.packed();
        while (packed.more()) {
            packed.keep();
            values.add(packed.nextWhole());
        }
    }
}
