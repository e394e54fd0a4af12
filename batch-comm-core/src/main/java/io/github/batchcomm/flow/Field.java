package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;

/** One of the five fields of a packet, as a place in a {@link FlowProduct}. */
abstract class Field<S extends ValueSet<S>> {

  private static final Field<ProtocolSet> PROTOCOL =
      new Field<>(0) {
        @Override
        ProtocolSet of(FlowProduct product) {
          return product.protocols();
        }

        @Override
        FlowProduct with(FlowProduct product, ProtocolSet values) {
          return new FlowProduct(
              values,
              product.sources(),
              product.sourcePorts(),
              product.destinations(),
              product.destinationPorts());
        }
      };

  private static final Field<AddressSet> SOURCE =
      new Field<>(1) {
        @Override
        AddressSet of(FlowProduct product) {
          return product.sources();
        }

        @Override
        FlowProduct with(FlowProduct product, AddressSet values) {
          return new FlowProduct(
              product.protocols(),
              values,
              product.sourcePorts(),
              product.destinations(),
              product.destinationPorts());
        }
      };

  private static final Field<PortSet> SOURCE_PORT =
      new Field<>(2) {
        @Override
        PortSet of(FlowProduct product) {
          return product.sourcePorts();
        }

        @Override
        FlowProduct with(FlowProduct product, PortSet values) {
          return new FlowProduct(
              product.protocols(),
              product.sources(),
              values,
              product.destinations(),
              product.destinationPorts());
        }
      };

  private static final Field<AddressSet> DESTINATION =
      new Field<>(3) {
        @Override
        AddressSet of(FlowProduct product) {
          return product.destinations();
        }

        @Override
        FlowProduct with(FlowProduct product, AddressSet values) {
          return new FlowProduct(
              product.protocols(),
              product.sources(),
              product.sourcePorts(),
              values,
              product.destinationPorts());
        }
      };

  private static final Field<PortSet> DESTINATION_PORT =
      new Field<>(4) {
        @Override
        PortSet of(FlowProduct product) {
          return product.destinationPorts();
        }

        @Override
        FlowProduct with(FlowProduct product, PortSet values) {
          return new FlowProduct(
              product.protocols(),
              product.sources(),
              product.sourcePorts(),
              product.destinations(),
              values);
        }
      };

  /** The fields, each at its index. */
  static final ImmutableList<Field<?>> ALL =
      ImmutableList.of(PROTOCOL, SOURCE, SOURCE_PORT, DESTINATION, DESTINATION_PORT);

  private final int index;

  private Field(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  /** The values that packets of a product have here. */
  abstract S of(FlowProduct product);

  /** The product with other values here. */
  abstract FlowProduct with(FlowProduct product, S values);

  /** Whether a product lacks some of the values that packets of the universe have here. */
  final boolean isCut(FlowProduct universe, FlowProduct product) {
    return !of(product).containsAll(of(universe));
  }
}
