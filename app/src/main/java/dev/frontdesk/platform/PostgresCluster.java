package dev.frontdesk.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one PostgreSQL cluster: made once, under a temporary name until they are whole. The superuser has no
 * password and so can't sign in; the program signs in as {@value #USER}, who owns the database and may make roles.
 */
final class PostgresCluster {

    static final String USER = "frontdesk";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final int STOP_SECONDS = 60;

    private final Path folder;
    private final Path path;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final String password;

    private PostgresCluster(Path folder, PostgresBinaries binaries, PostgresAccount account, String password) {
        this.folder = folder;
        this.path = path(folder);
        this.binaries = binaries;
        this.account = account;
        this.password = password;
    }

    /** @param folder holds the cluster, the password and, usually, the programs */
    static PostgresCluster open(Path folder, PostgresBinaries binaries) throws IOException {
        PostgresAccount account = PostgresAccount.of(folder);
        Optional<String> kept = keptPassword(folder);
        String password = kept.isPresent() ? kept.get() : newPassword(folder);
        PostgresCluster cluster = new PostgresCluster(folder, binaries, account, password);
        if (!Files.isDirectory(cluster.path)) {
            cluster.create();
        } else {
            cluster.requireSameMajor();
            cluster.stopOrphan();
            if (kept.isEmpty()) {
                cluster.single(cluster.path, "alter role " + USER + " password '" + password + "'");
            }
        }
        return cluster;
    }

    static boolean exists(Path folder) {
        return Files.isDirectory(path(folder));
    }

    private static Path path(Path folder) {
        return folder.resolve("cluster");
    }

    Path path() {
        return path;
    }

    String password() {
        return password;
    }

    private static Optional<String> keptPassword(Path folder) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve("password")).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String newPassword(Path folder) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path fresh = folder.resolve("password.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, password);
        Files.move(fresh, folder.resolve("password"), StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private void create() throws IOException {
        Path fresh = folder.resolve("cluster.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(fresh);
        log.atInfo().addKeyValue("folder", path).log("postgres_cluster_creating");
        run(
                List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=postgres",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--auth=reject",
                        "--no-instructions"),
                "");
        Files.writeString(fresh.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        single(
                fresh,
                "create role " + USER + " login createrole createdb password '" + password + "'",
                "create database " + USER + " owner " + USER);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireSameMajor() throws IOException {
        String major = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!major.equals(binaries.major())) {
            throw new OperatorError("The database in " + path + " was written by PostgreSQL " + major
                    + " and this program brings PostgreSQL " + binaries.major()
                    + ". Start the release that wrote it, dump the database, and restore it into an empty folder.");
        }
    }

    /** A server that outlived its program is stopped cleanly; a pid file that nobody stands behind is removed. */
    void stopOrphan() throws IOException {
        Path pidFile = path.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String first =
                Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        Optional<ProcessHandle> orphan =
                first.matches("\\d+") ? ProcessHandle.of(Long.parseLong(first)).filter(this::serves) : Optional.empty();
        if (orphan.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        long pid = orphan.get().pid();
        log.atWarn().addKeyValue("pid", pid).addKeyValue("folder", path).log("postgres_orphan_stopping");
        interrupt(pid);
        try {
            orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new OperatorError(
                    "A PostgreSQL server of an earlier run (process " + pid + ") still uses " + path
                            + " and doesn't stop. Stop it (kill -INT " + pid + ") and start again.",
                    e);
        }
    }

    private boolean serves(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
        if (!postgres) {
            return false;
        }
        try {
            Path cwd = Path.of("/proc/" + process.pid() + "/cwd");
            return Files.exists(cwd)
                    ? Files.isSameFile(cwd, path)
                    : process.info().arguments().map(List::of).orElse(List.of()).contains(path.toString());
        } catch (IOException e) {
            throw DataFolder.refusal(path, e);
        }
    }

    /** PostgreSQL's fast shutdown: open transactions are rolled back, everything is written, no recovery is needed. */
    static void interrupt(long pid) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid).start();
    }

    private void single(Path cluster, String... statements) throws IOException {
        run(
                List.of(binaries.program("postgres").toString(), "--single", "-D", cluster.toString(), "postgres"),
                Stream.of(statements).collect(Collectors.joining("\n", "", "\n")));
    }

    private void run(List<String> command, String input) throws IOException {
        Process process = process(command).start();
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            in.write(input);
            in.close();
            String said = out.lines().collect(Collectors.joining("\n"));
            // Single-user mode reports a refused statement, and goes on.
            if (process.waitFor() != 0 || said.contains("ERROR:") || said.contains("FATAL:")) {
                throw failure("PostgreSQL could not be set up", said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A process of the account, with nothing of our environment in it. */
    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(account.command(command));
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true);
    }

    /** What the programs said, as words for the operator. */
    OperatorError failure(String what, String said) {
        String cure = said.contains("No space left on device")
                ? "The disk is full: free some room, or set FRONTDESK_DATA to a folder on another disk."
                : said.contains("Read-only file system") || said.contains("Permission denied")
                        ? "Make the folder writable, or set FRONTDESK_DATA to another folder."
                        : "See what it says, or set DATABASE_URL to a PostgreSQL of your own.";
        String reason = said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.matches("(?i).*error:.*"))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> said.lines().reduce((earlier, later) -> later).orElse("it said nothing"));
        return new OperatorError(what + " in " + path + " (" + reason.strip() + "). " + cure);
    }
}
