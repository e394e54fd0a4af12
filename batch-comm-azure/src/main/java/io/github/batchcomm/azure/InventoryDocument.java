package io.github.batchcomm.azure;

import com.google.common.io.ByteSource;

/**
 * A JSON document with the name under which problems in it are reported.
 *
 * @param name the name, such as a file's path; it decides nothing about what the document holds
 * @param content the document's bytes, in UTF-8; read once, when the inventory is read
 */
public record InventoryDocument(String name, ByteSource content) {}
