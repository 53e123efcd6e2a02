package dev.frontdesk.knowledge;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.knowledge.Document.Kind;
import dev.frontdesk.knowledge.Document.Status;
import dev.frontdesk.knowledge.extraction.TextDecoding;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/** The documents of projects: adding, listing, removing. What was added is read in the background. */
@Service
public class Documents {

    public static final long FILE_BYTES_MAX = 50L << 20;
    public static final int TEXT_LENGTH_MAX = 1_000_000;
    public static final int ANSWER_LENGTH_MAX = 20_000;
    private static final int QUESTION_LENGTH_MAX = 1_000;
    private static final int TITLE_LENGTH_MAX = 200;

    /** @param alreadyThere the project had this very content; nothing was added */
    public record Added(Document document, boolean alreadyThere) {}

    private record Content(byte[] hash, long bytes) {}

    private final DocumentStore documents;
    private final ContentStore contents;
    private final KnowledgeStore knowledge;
    private final WorkStore work;
    private final Indexing indexing;
    private final Announcements announcements;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    Documents(
            DocumentStore documents,
            ContentStore contents,
            KnowledgeStore knowledge,
            WorkStore work,
            Indexing indexing,
            Announcements announcements,
            Audit audit,
            Tenancy tenancy,
            Clock clock) {
        this.documents = documents;
        this.contents = contents;
        this.knowledge = knowledge;
        this.work = work;
        this.indexing = indexing;
        this.announcements = announcements;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Adds a file.
     *
     * @param name as the person's computer calls it
     * @param source read twice, never held in memory
     * @throws Problem.Invalid with everything that is wrong
     */
    public Added addFile(
            Actor actor, OrganizationId organization, ProjectId project, String name, InputStreamSource source)
            throws IOException {
        String cleaned = line(name.replaceAll(".*[/\\\\]", ""));
        String fileName = cleaned.isEmpty() ? "document" : cut(cleaned, TITLE_LENGTH_MAX);
        MessageDigest digest = sha256("file");
        long bytes;
        try (InputStream in = new DigestInputStream(source.getInputStream(), digest)) {
            bytes = in.transferTo(OutputStream.nullOutputStream());
        }
        if (bytes == 0) {
            throw new Problem.Invalid("file", Words.here().say("knowledge.failure.empty"));
        }
        if (bytes > FILE_BYTES_MAX) {
            throw new Problem.Invalid("file", Words.here().say("panel.problem.413.cure"));
        }
        return add(
                actor,
                organization,
                project,
                Kind.FILE,
                titleOf(fileName),
                fileName,
                new Content(digest.digest(), bytes),
                source);
    }

    /** Adds a text under a title; Markdown headings and tables in it are understood. */
    public Added addText(
            Actor actor,
            OrganizationId organization,
            ProjectId project,
            @Nullable String title,
            @Nullable String text) {
        List<Problem.Field> problems = new ArrayList<>();
        String cleanTitle = line(title);
        String cleanText = clean(text);
        require(problems, "title", cleanTitle, TITLE_LENGTH_MAX);
        require(problems, "text", cleanText, TEXT_LENGTH_MAX);
        refuse(problems);
        return addWords(actor, organization, project, Kind.TEXT, cleanTitle, cleanText);
    }

    /** Adds a question with its answer. */
    public Added addQuestion(
            Actor actor,
            OrganizationId organization,
            ProjectId project,
            @Nullable String question,
            @Nullable String answer) {
        List<Problem.Field> problems = new ArrayList<>();
        String cleanQuestion = line(question);
        String cleanAnswer = clean(answer);
        require(problems, "question", cleanQuestion, QUESTION_LENGTH_MAX);
        require(problems, "answer", cleanAnswer, ANSWER_LENGTH_MAX);
        refuse(problems);
        return addWords(actor, organization, project, Kind.QUESTION, cleanQuestion, cleanAnswer);
    }

    private Added addWords(
            Actor actor, OrganizationId organization, ProjectId project, Kind kind, String title, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256(kind.code() + '\0' + title);
        digest.update(bytes);
        try {
            return add(
                    actor,
                    organization,
                    project,
                    kind,
                    title,
                    null,
                    new Content(digest.digest(), bytes.length),
                    () -> new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Added add(
            Actor actor,
            OrganizationId organization,
            ProjectId project,
            Kind kind,
            String title,
            @Nullable String fileName,
            Content content,
            InputStreamSource source)
            throws IOException {
        Instant now = clock.instant();
        Document document = new Document(
                organization,
                project,
                new DocumentId(Ids.next()),
                kind,
                title,
                fileName,
                null,
                content.bytes(),
                Status.INDEXING,
                null,
                null,
                0,
                now,
                now);
        Added added = tenancy.write(organization, () -> {
            if (!documents.insert(document, content.hash())) {
                return new Added(again(organization, project, content.hash(), now), true);
            }
            try (InputStream in = source.getInputStream()) {
                contents.insert(organization, document.id(), in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            work.add(organization, document.id(), now);
            audit.record(
                    organization,
                    AuditEntry.of(actor, "document.added")
                            .about("document", document.id())
                            .with("project", project.toString())
                            .with("title", title));
            return new Added(document, false);
        });
        announcements.changed(added.document());
        indexing.wake();
        return added;
    }

    /** The same content again: what failed gets another try, since the reader may have learnt since. */
    private Document again(OrganizationId organization, ProjectId project, byte[] hash, Instant now) {
        Document there = documents.find(organization, project, hash).orElseThrow();
        if (there.status() != Status.FAILED) {
            return there;
        }
        documents.indexing(organization, there.id(), now);
        work.add(organization, there.id(), now);
        return documents.find(organization, there.id()).orElseThrow();
    }

    public Optional<Document> find(OrganizationId organization, ProjectId project, DocumentId id) {
        return tenancy.read(organization, () -> documents.find(organization, id))
                .filter(document -> document.project().equals(project));
    }

    /** Newest first; {@code before} is the last one of the page before. */
    public List<Document> page(OrganizationId organization, ProjectId project, @Nullable DocumentId before, int limit) {
        return tenancy.read(
                organization,
                () -> documents.page(organization, project, before == null ? null : before.value(), limit));
    }

    /** From here on no search of any node returns it. @return false if there is none */
    public boolean remove(Actor actor, OrganizationId organization, ProjectId project, DocumentId id) {
        boolean removed = tenancy.write(organization, () -> {
            long version = knowledge.nextVersion(organization, project);
            if (!documents.delete(organization, project, id)) {
                return false;
            }
            knowledge.removed(organization, project, id, version);
            audit.record(
                    organization,
                    AuditEntry.of(actor, "document.removed")
                            .about("document", id)
                            .with("project", project.toString()));
            return true;
        });
        if (removed) {
            announcements.changed(organization, project, id);
        }
        return removed;
    }

    private static void require(List<Problem.Field> problems, String field, String text, int max) {
        if (text.isBlank()) {
            problems.add(new Problem.Field(field, Words.here().say("panel.invalid.empty")));
        } else if (text.length() > max) {
            problems.add(new Problem.Field(field, Words.here().say("panel.invalid.long", max, text.length())));
        }
    }

    private static void refuse(List<Problem.Field> problems) {
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : TextDecoding.clean(text).strip();
    }

    private static String line(@Nullable String text) {
        return clean(text).replaceAll("\\s+", " ");
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max).strip();
    }

    private static String titleOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String name = dot > 0 ? fileName.substring(0, dot) : fileName;
        // Files are numbered for the sake of their order; a year is part of the name.
        String title = name.replaceFirst("^\\d{1,3}[-_. )]+(?=\\p{L})", "")
                .replaceAll("[-_]+", " ")
                .strip();
        if (title.isEmpty()) {
            return fileName;
        }
        int first = title.offsetByCodePoints(0, 1);
        return title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
    }

    private static MessageDigest sha256(String domain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((domain + '\0').getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
