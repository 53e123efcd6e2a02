package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.sax.SecureContentHandler;
import org.xml.sax.SAXException;

/** Office files, HTML and e-mail, as Tika reads them. Follows what is attached to an e-mail. */
final class TikaText {

    private static final int PACKAGE_DEPTH_MAX = 4;
    private static final int ELEMENT_DEPTH_MAX = 200;
    private static final int EXPANSION_MAX = 100;
    /** Below this much text no ratio is suspicious. */
    private static final int OUTPUT_THRESHOLD = 2_000_000;

    private final AutoDetectParser parser;

    TikaText(TikaConfig tika) {
        parser = new AutoDetectParser(tika);
        parser.getAutoDetectParserConfig().setMaximumDepth(ELEMENT_DEPTH_MAX);
        parser.getAutoDetectParserConfig().setMaximumPackageEntryDepth(PACKAGE_DEPTH_MAX);
        parser.getAutoDetectParserConfig().setMaximumCompressionRatio((long) EXPANSION_MAX);
        parser.getAutoDetectParserConfig().setOutputThreshold((long) OUTPUT_THRESHOLD);
    }

    Extraction read(Path file, String mediaType) throws IOException, Unreadable {
        BlockHandler blocks = new BlockHandler(mediaType.contains("html"));
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(OfficeParserConfig.class, office());
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, blocks, metadata, context);
        } catch (EncryptedDocumentException e) {
            throw new Unreadable(Reason.ENCRYPTED, e);
        } catch (UnsupportedFormatException e) {
            throw new Unreadable(Reason.UNSUPPORTED, e);
        } catch (ZeroByteFileException e) {
            throw new Unreadable(Reason.EMPTY, e);
        } catch (BlockHandler.TooLong e) {
            throw new Unreadable(Reason.TOO_LONG, e);
        } catch (TikaException | SAXException | IOException | RuntimeException e) {
            throw new Unreadable(reason(e), e);
        }
        String title = metadata.get(TikaCoreProperties.TITLE);
        return new Extraction(
                mediaType,
                title == null || title.isBlank()
                        ? null
                        : TextDecoding.clean(title).strip(),
                blocks.blocks());
    }

    private static OfficeParserConfig office() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setIncludeSlideMasterContent(false);
        config.setExtractMacros(false);
        config.setIncludeDeletedContent(false);
        return config;
    }

    /** Parsers wrap what they meet in each other's exceptions: the cause tells. */
    private static Reason reason(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            String said = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (at instanceof EncryptedDocumentException
                    || at instanceof org.apache.poi.EncryptedDocumentException
                    || said.contains("password")) {
                return Reason.ENCRYPTED;
            }
            if (at instanceof BlockHandler.TooLong) {
                return Reason.TOO_LONG;
            }
            if (at.getClass().getEnclosingClass() == SecureContentHandler.class || said.contains("zip bomb")) {
                return Reason.BOMB;
            }
        }
        return Reason.BROKEN;
    }
}
