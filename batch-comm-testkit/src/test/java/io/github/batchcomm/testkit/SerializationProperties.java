package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.testkit.constraints.UserMade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Values that are written as Java objects and read back. */
class SerializationProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void anInventoryIsReadBackAsItWas(@ForAll Inventory inventory) throws Exception {
    assertThat(copyOf(inventory)).isEqualTo(inventory).hasSameHashCodeAs(inventory);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void anEditionOfOnesOwnIsReadBackAsItWas(@ForAll @UserMade Edition edition) throws Exception {
    assertThat(copyOf(edition)).isEqualTo(edition);
  }

  @Property(tries = 200)
  void aSetOfPacketsIsReadBackAsItWas(
      @ForAll FlowSet set, @ForAll FlowProduct product, @ForAll Packet packet) throws Exception {
    assertThat(copyOf(set)).isEqualTo(set).hasSameHashCodeAs(set).hasToString(set.toString());
    assertThat(copyOf(product)).isEqualTo(product);
    assertThat(copyOf(packet)).isEqualTo(packet);
  }

  @SuppressWarnings("BanSerializableRead") // Of what was written just before.
  private static Object copyOf(Serializable value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
