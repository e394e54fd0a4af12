package io.github.batchcomm.azure;

import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import java.util.Arrays;
import java.util.Optional;

/** A resource of a network, asked whether what it does not show is not there. */
final class WholeResource {

  private final JsonCursor json;
  private final boolean whole;

  /**
   * Looks at a resource.
   *
   * @param json the resource
   * @param evidence properties of which Azure always shows one beside its provisioning state or
   *     etag, and a projection that picks some properties hardly would
   */
  WholeResource(JsonCursor json, String... evidence) {
    this.json = json;
    this.whole =
        json.given("provisioningState", "etag").isPresent()
            && Arrays.stream(evidence).anyMatch(name -> json.given(name).isPresent());
  }

  /** {@return true if Azure rendered the resource in full} */
  boolean isWhole() {
    return whole;
  }

  /** {@return true if it is said what the property is, if only by leaving it out} */
  boolean tells(String... names) {
    return whole || json.property(names).isPresent();
  }

  /** {@return the resource that the property refers to} */
  Presence<ResourceId> reference(String name) {
    Optional<JsonCursor> property = json.property(name);
    if (property.filter(it -> !it.isNull()).isEmpty()) {
      return tells(name) ? Presence.none() : Presence.unknown();
    }
    return json.reference(name).map(Presence::of).orElse(Presence.unknown());
  }
}
