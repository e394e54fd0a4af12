package io.github.batchcomm.azure;

import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import java.nio.charset.StandardCharsets;

/**
 * A JSON document with the name under which problems in it are reported.
 *
 * @param name the name, such as a file's path; it decides nothing about what the document holds
 * @param content the document's bytes, in UTF-8; read once, when the inventory is read
 */
public record InventoryDocument(String name, ByteSource content) {

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
