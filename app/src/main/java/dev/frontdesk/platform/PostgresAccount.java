package dev.frontdesk.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which account, and how, PostgreSQL's programs run: in a session of their own, so that Ctrl-C in a terminal stops
 * us first; told to stop when we die; never as root, which PostgreSQL refuses.
 *
 * @param uid the account that owns the cluster's files; -1: our own
 */
record PostgresAccount(int uid, int gid, List<String> prefix) {

    private static final int NOBODY = 65534;
    private static final Path SELF = Path.of("/proc/self");

    /** @param folder what the programs must reach */
    static PostgresAccount of(Path folder) throws IOException {
        boolean setpriv = isInstalled("setpriv");
        List<String> prefix = new ArrayList<>();
        if (isInstalled("setsid")) {
            prefix.add("setsid");
        }
        if (!isRoot()) {
            if (setpriv) {
                prefix.addAll(List.of("setpriv", "--pdeathsig", "INT"));
            }
            return new PostgresAccount(-1, -1, prefix);
        }
        if (!setpriv) {
            throw new OperatorError("PostgreSQL refuses to run as root, and the program setpriv (package util-linux),"
                    + " which would run it as another user, is missing. Install it, start Frontdesk as an ordinary"
                    + " user, or set DATABASE_URL.");
        }
        int owner = attribute(folder, "unix:uid");
        int uid = owner == 0 ? NOBODY : owner;
        int gid = owner == 0 ? NOBODY : attribute(folder, "unix:gid");
        prefix.addAll(List.of("setpriv", "--reuid", "" + uid, "--regid", "" + gid, "--clear-groups"));
        if (!reaches(folder, uid)) {
            // A data folder below /root: the one right it needs is to pass closed folders.
            prefix.addAll(List.of("--securebits", "+no_setuid_fixup"));
            for (String set : List.of("--inh-caps", "--ambient-caps", "--bounding-set")) {
                prefix.addAll(List.of(set, "-all,+dac_read_search"));
            }
        }
        prefix.addAll(List.of("--pdeathsig", "INT"));
        return new PostgresAccount(uid, gid, prefix);
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    void own(Path path) throws IOException {
        if (uid >= 0) {
            Files.setAttribute(path, "unix:gid", gid);
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.exists(SELF)
                ? attribute(SELF, "unix:uid") == 0
                : System.getProperty("user.name").equals("root");
    }

    private static boolean isInstalled(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(Path folder, int uid) throws IOException {
        for (Path each = folder.toRealPath(); each != null; each = each.getParent()) {
            int searchable = attribute(each, "unix:uid") == uid ? 0100 : 0001;
            if ((attribute(each, "unix:mode") & searchable) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int attribute(Path path, String name) throws IOException {
        return (Integer) Files.getAttribute(path, name);
    }
}
