package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of an edition, or {@code latest}. */
final class EditionConverter implements ITypeConverter<Edition> {

  @Override
  public Edition convert(String id) {
    if (id.equals("latest")) {
      return Editions.latest();
    }
    return Editions.withId(id)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not an edition. Use latest or one of %s"
                        .formatted(
                            id, Editions.all().stream().map(Edition::id).collect(joining(", ")))));
  }
}
