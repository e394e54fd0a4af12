package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.testkit.documents.NetworkDocumentation.Apart;
import io.github.batchcomm.testkit.documents.NetworkDocumentation.Owner;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a private DNS zone. Its links and records are never in it: either its numbers say how many
 * there are, and they stand anywhere, or an array lists them.
 */
final class ZoneDocumentation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final PrivateDnsZone zone;
  private final NetworkDocumentation network;
  private final Variation variation;
  private final PrivateLinkWriter writer;

  /** A link or a record set. */
  private record Part(ResourceId id, Function<ResourceJson, ObjectNode> write) {}

  ZoneDocumentation(PrivateDnsZone zone, NetworkDocumentation network, Variation variation) {
    this.zone = zone;
    this.network = network;
    this.variation = variation;
    this.writer = new PrivateLinkWriter(variation);
  }

  void write() {
    ImmutableList<Owner> owners =
        network.owners(
            zone.id(),
            network.places(
                zone.virtualNetworkLinks().filter(it -> !it.isEmpty()).isPresent(), variation),
            variation);
    owners.forEach(it -> it.json().beside("location", "global"));
    parts(zone.virtualNetworkLinks().map(this::links), 0, "numberOfVirtualNetworkLinks", owners);
    // Every zone has a record set for its start of authority, which need not be shown.
    parts(zone.addressRecords().map(this::recordSets), 1, "numberOfRecordSets", owners);
    owners.forEach(it -> it.json().moreOfNetwork());
    network.finish(owners);
  }

  private ImmutableList<Part> links(Iterable<ResourceId> networks) {
    ImmutableList.Builder<Part> links = ImmutableList.builder();
    int number = 0;
    for (ResourceId linked : networks) {
      links.add(
          new Part(part("virtualNetworkLinks/link" + ++number), json -> writer.link(linked, json)));
    }
    return links.build();
  }

  private ImmutableList<Part> recordSets(ImmutableSetMultimap<String, InetAddress> records) {
    ImmutableList.Builder<Part> sets = ImmutableList.builder();
    records
        .asMap()
        .forEach(
            (name, addresses) ->
                sets.add(
                    new Part(part("A/" + name), json -> writer.addressRecords(addresses, json))));
    if (variation.below(4) == 3) {
      sets.add(
          new Part(part("A/nothing"), json -> writer.addressRecords(ImmutableList.of(), json)));
    }
    if (variation.below(4) == 3) {
      sets.add(new Part(part(variation.of("CNAME", "TXT", "MX") + "/other"), writer::otherRecords));
    }
    return sets.build();
  }

  private ResourceId part(String path) {
    return ResourceId.parse(zone.id() + "/" + path);
  }

  /**
   * Writes parts, if they are known.
   *
   * @param parts the parts
   * @param uncounted how many more there are that need not be shown
   * @param number the property of the zone that gives their number
   * @param owners the views of the zone
   */
  private void parts(
      Optional<ImmutableList<Part>> parts,
      int uncounted,
      String number,
      ImmutableList<Owner> owners) {
    if (parts.isEmpty()) {
      if (variation.maybe()) {
        number(number, uncounted + 1 + variation.below(3), owners);
      }
      return;
    }
    ImmutableList<Part> all =
        uncounted > 0 ? withStart(parts.get(), owners.isEmpty()) : parts.get();
    boolean isListed =
        !all.isEmpty()
            && !network.partLists().isEmpty()
            && (owners.isEmpty() || network.placesOfParts().isEmpty() || variation.maybe());
    if (isListed) {
      listed(all);
    }
    if (!isListed || variation.maybe()) {
      number(number, parts.get().size() + uncounted, owners);
    }
    if (!isListed) {
      all.forEach(it -> anywhere(it, owners));
    }
  }

  /** Now and then the start of authority is shown, which tells nothing but that there is a list. */
  private ImmutableList<Part> withStart(ImmutableList<Part> parts, boolean isNeeded) {
    return isNeeded || variation.maybe()
        ? ImmutableList.<Part>builder()
            .addAll(parts)
            .add(new Part(part("SOA/@"), writer::otherRecords))
            .build()
        : parts;
  }

  private void number(String name, int number, ImmutableList<Owner> owners) {
    new Spread<>(owners, variation)
        .show(it -> it.json().property(name, Literals.integer(number, variation)));
  }

  private void listed(ImmutableList<Part> parts) {
    DocumentShape shape = variation.of(network.partLists());
    ArrayNode array = JSON.arrayNode();
    for (Part part : parts) {
      ResourceForm form = variation.of(shape.networkForms());
      array.add(part.write().apply(ResourceJson.of(part.id(), form, variation)));
    }
    network.apart(new Apart(shape, DocumentBinder.anywhere(variation), array));
  }

  /** Writes a part where it does not state that there is no other. */
  private void anywhere(Part part, ImmutableList<Owner> owners) {
    Optional<Owner> parent =
        owners.stream().filter(Owner::mayHaveChildren).findFirst().filter(it -> variation.maybe());
    if (parent.isPresent()) {
      network.child(parent.get(), part.id(), part.write(), variation);
    } else {
      network.put(variation.of(network.placesOfParts()), part.id(), part.write(), variation);
    }
  }
}
