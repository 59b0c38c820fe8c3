package thalweg.checkpoint;

import io.jhdf.FractalHeap;
import io.jhdf.GlobalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.words.Phrase;

/**
 * The groups and attributes of an HDF5 file, an object going by its address. jhdf parses the parts;
 * how far they are followed is decided here: by hard links only, so no other file is opened, and
 * texts up to a limit. (Format: HDF5 File Format Specification, version 3.0.)
 */
final class HdfObjects {
    private static final long NOWHERE = -1;
    private static final int MAX_INDEXED = 200_000;
    private static final int MAX_BLOCKS = 1 << 16;

    private final HdfStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();
    private long text = 1 << 26;

    HdfObjects(HdfStorage storage) {
        this.storage = storage;
    }

    /** The root group. */
    long root() {
        return switch (storage.getSuperblock()) {
            case Superblock.SuperblockV0V1 old ->
                    new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress())
                            .getObjectHeaderAddress();
            case Superblock.SuperblockV2V3 later -> later.getRootGroupObjectHeaderAddress();
            default -> throw HdfStorage.damaged(storage.bytes());
        };
    }

    ObjectHeader header(long address) {
        return ObjectHeader.readObjectHeader(storage, address);
    }

    /** Whether an object has numbers, rather than other objects. */
    static boolean dataset(ObjectHeader header) {
        return header.hasMessageOfType(DataSpaceMessage.class);
    }

    /** What a group holds, by name; links by path and into other files are left out. */
    Map<String, Long> children(ObjectHeader group) {
        if (group.hasMessageOfType(SymbolTableMessage.class)) {
            return fromSymbolTable(group.getMessageOfType(SymbolTableMessage.class));
        }
        var children = new LinkedHashMap<String, Long>();
        for (LinkMessage link : links(group)) {
            if (link.getLinkType() == LinkMessage.LinkType.HARD) {
                children.put(link.getLinkName(), link.getHardLinkAddress());
            }
        }
        return children;
    }

    private Map<String, Long> fromSymbolTable(SymbolTableMessage table) {
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        var children = new LinkedHashMap<String, Long>();
        BTreeV1 tree = BTreeV1.createGroupBTree(storage, table.getBTreeAddress());
        for (long node : tree.getChildAddresses()) {
            for (var entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                if (entry.getCacheType() != 2) { // not a link by path
                    String name = untilNull(names.duplicate().position(entry.getLinkNameOffset()));
                    children.put(name, entry.getObjectHeaderAddress());
                }
            }
        }
        return children;
    }

    private List<LinkMessage> links(ObjectHeader group) {
        if (!group.hasMessageOfType(LinkInfoMessage.class)) {
            return group.getMessagesOfType(LinkMessage.class);
        }
        var info = group.getMessageOfType(LinkInfoMessage.class);
        if (info.getBTreeNameIndexAddress() == NOWHERE) {
            return group.getMessagesOfType(LinkMessage.class);
        }
        FractalHeap heap = heap(info.getFractalHeapAddress());
        requireIndex(info.getBTreeNameIndexAddress());
        List<LinkMessage> links = new ArrayList<>();
        var tree =
                new BTreeV2<LinkNameForIndexedGroupRecord>(
                        storage, info.getBTreeNameIndexAddress());
        for (var record : tree.getRecords()) {
            links.add(LinkMessage.fromBuffer(heap.getId(record.getId()), storage.getSuperblock()));
        }
        return links;
    }

    /** An object's attributes, by name. */
    Map<String, AttributeMessage> attributes(ObjectHeader object) {
        var attributes = new LinkedHashMap<String, AttributeMessage>();
        for (var attribute : object.getMessagesOfType(AttributeMessage.class)) {
            attributes.put(attribute.getName(), attribute);
        }
        if (object.hasMessageOfType(AttributeInfoMessage.class)) {
            var info = object.getMessageOfType(AttributeInfoMessage.class);
            if (info.getFractalHeapAddress() != NOWHERE) {
                FractalHeap heap = heap(info.getFractalHeapAddress());
                requireIndex(info.getAttributeNameBTreeAddress());
                var tree =
                        new BTreeV2<AttributeNameForIndexedAttributesRecord>(
                                storage, info.getAttributeNameBTreeAddress());
                for (var record : tree.getRecords()) {
                    var attribute =
                            new AttributeMessage(
                                    heap.getId(record.getHeapId()), storage, record.getFlags());
                    attributes.put(attribute.getName(), attribute);
                }
            }
        }
        return attributes;
    }

    /** jhdf makes room for as many blocks as the heap's header says: 2 numbers of 16 bits. */
    private FractalHeap heap(long address) {
        ByteBuffer header = storage.map(address, 142);
        int width = header.getShort(110) & 0xffff;
        int rows = header.getShort(140) & 0xffff;
        if (width * (long) rows > MAX_BLOCKS) {
            throw HdfStorage.damaged(storage.bytes());
        }
        return new FractalHeap(storage, address);
    }

    /** jhdf makes room for as many records as the tree's header says. */
    private void requireIndex(long address) {
        long records = storage.map(address, 34).getLong(26);
        if (records < 0 || records > MAX_INDEXED) {
            throw HdfStorage.damaged(storage.bytes());
        }
    }

    /** The texts that an attribute holds; none when it holds something else. */
    List<String> texts(AttributeMessage attribute) {
        DataType type = attribute.getDataType();
        ByteBuffer data = attribute.getDataBuffer();
        List<String> texts = new ArrayList<>();
        if (data == null || type.getSize() <= 0) {
            return texts;
        }
        for (int at = 0; at + type.getSize() <= data.limit(); at += type.getSize()) {
            ByteBuffer one = data.slice(at, type.getSize()).order(data.order());
            if (type instanceof StringData) {
                texts.add(untilNull(one));
            } else if (type instanceof VariableLength variable
                    && variable.isVariableLengthString()) {
                texts.add(fromHeap(one));
            } else {
                break;
            }
        }
        return texts;
    }

    /** A text that lies elsewhere: its length, the address of a heap, and its number there. */
    private String fromHeap(ByteBuffer in) {
        in.getInt();
        long address = in.getLong();
        int index = in.getInt();
        if (index == 0) {
            return "";
        }
        GlobalHeap heap = heaps.computeIfAbsent(address, a -> new GlobalHeap(storage, a));
        return untilNull(heap.getObjectData(index));
    }

    private String untilNull(ByteBuffer in) {
        int start = in.position();
        while (in.hasRemaining() && in.get() != 0) {
            // on
        }
        int end =
                in.position() > start && in.get(in.position() - 1) == 0
                        ? in.position() - 1
                        : in.position();
        text -= end - start + 16;
        if (text < 0) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.hdf5-file-holds-more-text-than-any"),
                    storage.bytes().where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
        var bytes = new byte[end - start];
        in.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
