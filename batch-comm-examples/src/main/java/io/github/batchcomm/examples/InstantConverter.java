package io.github.batchcomm.examples;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant: date, time and offset as ISO 8601 writes them. */
final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is not an instant. Use date, time and offset, such as 2026-04-01T00:00:00Z"
              .formatted(text));
    }
  }
}
