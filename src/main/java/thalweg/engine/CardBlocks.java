package thalweg.engine;

import java.util.Map;

/** Native memory whose blocks can have a copy on a card. */
final class CardBlocks implements NativeMemory {
    private final NativeMemory here;

    /**
     * @param here where the blocks are taken from
     */
    CardBlocks(NativeMemory here) {
        this.here = here;
    }

    @Override
    public CardFloats allocate(long count) {
        return new CardFloats(here.allocate(count));
    }

    @Override
    public long heldBytes() {
        return here.heldBytes();
    }

    @Override
    public NativeMemory account(String name) {
        return new CardBlocks(here.account(name));
    }

    @Override
    public Map<String, Long> accounts() {
        return here.accounts();
    }

    @Override
    public long budgetBytes() {
        return here.budgetBytes();
    }
}
