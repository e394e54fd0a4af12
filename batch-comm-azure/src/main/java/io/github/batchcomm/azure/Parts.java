package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.batchcomm.model.ResourceId;
import java.util.function.Function;

/**
 * What documents show of parts of one kind, in the resources they are part of and by themselves.
 *
 * @param <P> the part
 * @param views the parts
 * @param lists which resources are known to have which parts
 */
record Parts<P>(ImmutableList<Sighting<Part<P>>> views, ImmutableList<Sighting<PartList>> lists) {

  /** {@return what several documents show together} */
  static <P> Parts<P> concat(Iterable<Parts<P>> documents) {
    ImmutableList.Builder<Sighting<Part<P>>> views = ImmutableList.builder();
    ImmutableList.Builder<Sighting<PartList>> lists = ImmutableList.builder();
    for (Parts<P> document : documents) {
      views.addAll(document.views);
      lists.addAll(document.lists);
    }
    return new Parts<>(views.build(), lists.build());
  }

  /**
   * Collects what one document shows.
   *
   * @param <P> the part
   */
  static final class Collector<P> {

    private final String document;
    private final ImmutableList.Builder<Sighting<Part<P>>> views = ImmutableList.builder();
    private final ImmutableList.Builder<Sighting<PartList>> lists = ImmutableList.builder();

    Collector(String document) {
      this.document = document;
    }

    /** Adds a part. */
    void add(JsonCursor json, ResourceId id, P part) {
      views.add(new Sighting<>(document, json.pointer(), new Part<>(id, part)));
    }

    /**
     * Adds all parts that a resource shows of itself.
     *
     * @param owner the resource
     * @param array the parts
     * @param segment what stands before a part's name in its id
     * @param read reads a part
     */
    void addNested(
        ResourceId owner, JsonCursor array, String segment, Function<JsonCursor, P> read) {
      ImmutableSet.Builder<ResourceId> ids = ImmutableSet.builder();
      for (JsonCursor element :
          array.isNull() ? ImmutableList.<JsonCursor>of() : array.elements()) {
        ResourceId id = Identity.nestedId(owner, segment, element.object());
        ids.add(id);
        add(element, id, read.apply(element));
      }
      lists.add(new Sighting<>(document, array.pointer(), new PartList(owner, ids.build())));
    }

    /**
     * States that an array lists all parts of the resources of which it lists any.
     *
     * @param array the array
     * @param ids the ids of its elements
     */
    void addList(JsonCursor array, ImmutableList<ResourceId> ids) {
      SetMultimap<ResourceId, ResourceId> byOwner =
          MultimapBuilder.linkedHashKeys().linkedHashSetValues().build();
      ids.forEach(id -> id.parent().ifPresent(owner -> byOwner.put(owner, id)));
      byOwner
          .asMap()
          .forEach(
              (owner, parts) ->
                  lists.add(
                      new Sighting<>(
                          document,
                          array.pointer(),
                          new PartList(owner, ImmutableSet.copyOf(parts)))));
    }

    Parts<P> collected() {
      return new Parts<>(views.build(), lists.build());
    }
  }
}
