package dev.frontdesk.assistant;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.conversation.PartReader;
import dev.frontdesk.knowledge.FileTexts;
import dev.frontdesk.media.FileNames;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Models;
import dev.frontdesk.model.TranscriptionModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads documents, and lets a model listen to voice where the project has one. */
@Component
class SentFiles implements PartReader {

    private static final Logger LOG = LoggerFactory.getLogger(SentFiles.class);
    private static final int TEXT_MAX = 20_000;

    private final Projects projects;
    private final Models models;
    private final MediaFiles files;
    private final FileTexts texts;

    SentFiles(Projects projects, Models models, MediaFiles files, FileTexts texts) {
        this.projects = projects;
        this.models = models;
        this.files = files;
        this.texts = texts;
    }

    @Override
    public Optional<String> read(
            OrganizationId organization, ProjectId project, Part.Kind kind, @Nullable String name, StoredFile file) {
        ModelSettings model = projects.get(organization, project).model();
        if (model.isBuiltIn()) {
            return Optional.empty();
        }
        try (InputStream content = files.open(organization, file.id()).orElseThrow(IOException::new)) {
            return switch (kind) {
                case VOICE, AUDIO -> spoken(model, file, content);
                case DOCUMENT ->
                    file.showsInline()
                            ? Optional.empty()
                            : texts.read(content, FileNames.harmless(name, "file"), TEXT_MAX);
                case PHOTO, VIDEO, STICKER, LOCATION, CONTACT, REMARK -> Optional.empty();
            };
        } catch (IOException | ModelFailure failure) {
            LOG.atWarn()
                    .addKeyValue("organization", organization)
                    .addKeyValue("project", project)
                    .addKeyValue("problem", failure.getMessage())
                    .log("assistant_file_not_read");
            return Optional.empty();
        }
    }

    private Optional<String> spoken(ModelSettings model, StoredFile file, InputStream content) throws IOException {
        Optional<TranscriptionModel> listener = models.transcription(model);
        if (listener.isEmpty() || file.bytes() > TranscriptionModel.BYTES_MAX) {
            return Optional.empty();
        }
        String ending = switch (file.mediaType()) {
            case "audio/mpeg" -> "mp3";
            case "audio/mp4" -> "m4a";
            case "audio/x-wav", "audio/vnd.wave" -> "wav";
            default -> "ogg";
        };
        String said = listener.get().transcribe(content.readAllBytes(), "voice." + ending, file.mediaType());
        return said.isBlank() ? Optional.empty() : Optional.of(Transcript.cut(said, TEXT_MAX));
    }
}
