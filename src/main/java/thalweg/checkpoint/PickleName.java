package thalweg.checkpoint;

import java.util.Set;

/**
 * The name of a Python class or function that a pickle mentions: text, never what it names. To
 * build an object of such a class gives a {@link PickleObject}; to call it is refused.
 */
record PickleName(String module, String name) implements PickleGlobals.Global {
    /**
     * Python's own modules, and NumPy: no layer comes from them, so a name out of these that {@link
     * PickleGlobals} doesn't list is there to be called. (Modules that begin with an underscore
     * need no listing.)
     */
    private static final Set<String> LIBRARY =
            Set.of(
                    """
                    ConfigParser IPython Queue StringIO UserDict abc aifc antigravity argparse array ast asynchat \
                    asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cPickle cProfile \
                    cStringIO calendar cgi cgitb chunk cloudpickle cmath cmd code codecs codeop collections \
                    colorsys commands compileall concurrent configparser contextlib contextvars copy copy_reg \
                    copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dill dis distutils \
                    doctest email encodings ensurepip enum errno exceptions faulthandler fcntl filecmp fileinput \
                    fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob \
                    graphlib grp gzip hashlib heapq hmac html http httplib idlelib imaplib imghdr imp importlib \
                    inspect io ipaddress itertools joblib json keyword lib2to3 linecache locale logging lzma \
                    mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc \
                    nis nntplib nt ntpath nturl2path numbers numpy opcode operator optparse os ossaudiodev parser \
                    pathlib pdb pickle pickletools pip pipes pkg_resources pkgutil platform plistlib popen2 poplib \
                    posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue \
                    quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors \
                    setuptools shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd \
                    sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct \
                    subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile \
                    termios textwrap this thread threading time timeit tkinter token tokenize tomllib trace \
                    traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib urllib2 \
                    uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc \
                    zipapp zipfile zipimport zlib zoneinfo\
                    """
                            .split(" "));

    /** To call a name that isn't on the list. */
    static final class Called extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient PickleName name;

        Called(PickleName name) {
            this.name = name;
        }

        PickleName name() {
            return name;
        }
    }

    /**
     * Whether it may stand in a file at all: the classes of networks and their parts, whoever wrote
     * them, and the functions of torch.nn, which modules keep as their activation.
     */
    boolean mayBeMentioned() {
        int dot = module.indexOf('.');
        String root = dot < 0 ? module : module.substring(0, dot);
        if (root.equals("torch")) {
            boolean network = module.startsWith("torch.nn") || module.equals("torch._C._nn");
            return network || capitalised();
        }
        boolean program = root.equals("__main__") || scripted();
        return program || !root.startsWith("_") && !LIBRARY.contains(root);
    }

    /** Whether it names a class of a TorchScript program. */
    boolean scripted() {
        return module.equals("__torch__") || module.startsWith("__torch__.");
    }

    private boolean capitalised() {
        return name.chars().filter(c -> c != '_').limit(1).anyMatch(Character::isUpperCase);
    }

    @Override
    public Object make(Object[] arguments) {
        throw new Called(this);
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
