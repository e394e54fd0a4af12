package io.github.batchcomm.examples;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import io.github.batchcomm.azure.InventoryDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory of exported documents: every file below it whose name ends in {@code .json}. Symbolic
 * links are followed, save those that lead back to where they came from.
 */
final class ExportDirectory {

  private static final String ENDING = ".json";

  private final Path root;
  private final List<InventoryDocument> documents = new ArrayList<>();

  private ExportDirectory(Path root) {
    this.root = root;
  }

  /**
   * Finds the documents; none is read yet.
   *
   * @param root the directory
   * @return the documents in order of name, which is their path below the directory with slashes.
   *     What cannot be opened is among them and fails when it is read
   */
  static ImmutableList<InventoryDocument> documents(Path root) throws IOException {
    ExportDirectory directory = new ExportDirectory(root);
    Files.walkFileTree(
        root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, directory.visitor());
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(InventoryDocument::name), directory.documents);
  }

  private SimpleFileVisitor<Path> visitor() {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (Ascii.toLowerCase(file.getFileName().toString()).endsWith(ENDING)) {
          add(file, attributes.isOther() ? notAFile(file) : MoreFiles.asByteSource(file));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!(failure instanceof FileSystemLoopException)) {
          add(file, failing(failure));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
        if (failure != null) {
          add(visited, failing(failure));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private void add(Path file, ByteSource content) {
    String name = Joiner.on('/').join(root.relativize(file));
    documents.add(new InventoryDocument(name.isEmpty() ? "." : name, content));
  }

  /** Opening a pipe or a device could wait for ever. */
  private static ByteSource notAFile(Path file) {
    return failing(new IOException("'%s' is not a file".formatted(file.getFileName())));
  }

  private static ByteSource failing(IOException failure) {
    return new ByteSource() {
      @Override
      public InputStream openStream() throws IOException {
        throw failure;
      }
    };
  }
}
