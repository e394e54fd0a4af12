package io.github.batchcomm.azure;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON document with the name under which problems in it are reported.
 *
 * @param name the name, such as a file's path; it decides nothing about what the document holds
 * @param content the document's bytes, in UTF-8; read once, when the inventory is read
 * @param apiVersion the api-version that Azure Resource Manager was asked by for the document, such
 *     as {@code 2024-05-01}; empty if that is not known. What an older version has no property for
 *     is not missing in a document but unknown
 */
public record InventoryDocument(String name, ByteSource content, Optional<String> apiVersion) {

  private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z]+)?");

  /**
   * Creates the document.
   *
   * @param name the name
   * @param content the document's bytes, in UTF-8
   * @param apiVersion the api-version that the document came by; empty if that is not known
   * @throws IllegalArgumentException if the api-version is not a date, with or without a suffix
   *     such as {@code -preview}
   */
  public InventoryDocument {
    checkArgument(
        apiVersion.isEmpty() || API_VERSION.matcher(apiVersion.get()).matches(),
        "'%s' is not an api-version",
        apiVersion.orElse(""));
  }

  /**
   * Names a document of which the api-version is not known.
   *
   * @param name the name under which problems are reported
   * @param content the document's bytes, in UTF-8
   */
  public InventoryDocument(String name, ByteSource content) {
    this(name, content, Optional.empty());
  }

  /**
   * Tells by which api-version the document came.
   *
   * @param version the api-version, such as {@code 2024-05-01}
   * @return the document with it
   * @throws IllegalArgumentException if it is not a date, with or without a suffix such as {@code
   *     -preview}
   */
  public InventoryDocument withApiVersion(String version) {
    return new InventoryDocument(name, content, Optional.of(version));
  }

  /**
   * Names a text that is in memory.
   *
   * @param name the name under which problems are reported
   * @param json the document
   * @return the document
   */
  public static InventoryDocument of(String name, String json) {
    return new InventoryDocument(name, CharSource.wrap(json).asByteSource(StandardCharsets.UTF_8));
  }
}
