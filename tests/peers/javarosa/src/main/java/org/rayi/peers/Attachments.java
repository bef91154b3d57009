/** A form's files as JavaRosa asks for them: by jr:// addresses, from one folder. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.javarosa.core.reference.PrefixedRootFactory;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceManager;

/** Every root that Collect knows leads into the form's one folder of files. */
final class Attachments extends PrefixedRootFactory implements AutoCloseable {
    private static final String[] ROOTS =
        {"file-csv/", "file/", "images/", "image/", "audio/", "video/"};

    private final Path folder;
    private final boolean ours;

    private Attachments(Path folder, boolean ours) {
        super(ROOTS);
        this.folder = folder;
        this.ours = ours;
    }

    /** The files of a request: a folder, {file: text}, or none; JavaRosa's for the next form. */
    static Attachments of(JsonNode media) throws IOException {
        Attachments files = media.isTextual()
            ? new Attachments(Path.of(media.asText()), false)
            : new Attachments(Files.createTempDirectory("rayi-peer"), true);
        Iterator<Map.Entry<String, JsonNode>> texts = media.fields();
        while (texts.hasNext()) {
            Map.Entry<String, JsonNode> text = texts.next();
            Files.writeString(files.folder.resolve(text.getKey()), text.getValue().asText());
        }
        ReferenceManager.instance().reset();
        ReferenceManager.instance().addReferenceFactory(files);
        return files;
    }

    /** Where they lie. */
    Path folder() {
        return folder;
    }

    /** Writes a form beside its files, for what JavaRosa reads a second time from its path. */
    Path form(String xml) throws IOException {
        Path form = Files.createTempFile("rayi-peer", ".xml");
        Files.writeString(form, xml);
        return form;
    }

    @Override
    protected Reference factory(String terminal, String uri) {
        return new FileReference(folder.resolve(terminal), uri);
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private record FileReference(Path path, String uri) implements Reference {
        @Override
        public boolean doesBinaryExist() {
            return Files.exists(path);
        }

        @Override
        public InputStream getStream() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public String getURI() {
            return uri;
        }

        @Override
        public String getLocalURI() {
            return path.toString();
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("attachments are only read");
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException("attachments are only read");
        }

        @Override
        public Reference[] probeAlternativeReferences() {
            return new Reference[0];
        }
    }
}
