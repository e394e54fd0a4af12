package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is to be remarked about one document while it is read. */
final class Notices {

  private final String document;
  private final List<InventoryNotice> notices = new ArrayList<>();

  Notices(String document) {
    this.document = document;
  }

  void add(JsonCursor where, String text) {
    add(InventoryNotice.Kind.VALUE_NOT_USED, where, text);
  }

  void add(InventoryNotice.Kind kind, JsonCursor where, String text) {
    add(kind, where.pointer(), text);
  }

  void add(InventoryNotice.Kind kind, String pointer, String text) {
    notices.add(new InventoryNotice(kind, document, pointer, text));
  }

  /**
   * Remarks that a resource is shown in part only, so that it counts as not given.
   *
   * @param what the resource
   * @param missing what it does not show
   * @param command the command of the Azure CLI that shows it whole
   */
  void addPartial(JsonCursor where, String what, String missing, String command) {
    add(
        where,
        what
            + " shows no "
            + missing
            + ", and counts as not given. Export it whole, with '"
            + command
            + "'");
  }

  /** {@return the resource id; what is none is remarked and counts as not given} */
  Optional<ResourceId> id(JsonCursor text) {
    try {
      return Optional.of(text.id());
    } catch (InvalidDocumentException e) {
      add(text, String.valueOf(e.getMessage()) + ". Until then it counts as not given");
      return Optional.empty();
    }
  }

  ImmutableList<InventoryNotice> all() {
    return ImmutableList.copyOf(notices);
  }

  /**
   * Reads an enum value; one that is not known is remarked and kept as unknown.
   *
   * @param value the value; empty, JSON's null or an empty string where it is not given
   */
  <E extends Enum<E>> E constant(Optional<JsonCursor> value, Class<E> type, E unknown) {
    Optional<JsonCursor> given = value.filter(it -> !it.isNull() && !it.isEmptyText());
    if (given.isEmpty()) {
      return unknown;
    }
    E constant = given.get().constant(type).orElse(unknown);
    if (constant == unknown) {
      add(
          given.get(),
          "The value '"
              + Quoted.text(given.get().text())
              + "' is not known here and counts as not given. Look whether a newer version of this"
              + " library knows it");
    }
    return constant;
  }
}
