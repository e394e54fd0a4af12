package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.primitives.ImmutableIntArray;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.testkit.documents.AssignedInventory.AccountWays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Documents an inventory, alone or with the network around it: leaves out of them what the shapes
 * cannot say, and writes each account and pool in one to three places. Each is written by
 * variations of its own, and the resources of a network by one of each kind; only what several
 * share is varied as a whole: how many declarations there are, what they say of appliances, and
 * what stands together in a document, in which order and beside what else.
 */
final class Documentation {

  /** How far apart in the numbers of a kind its resources begin. */
  private static final int STRIDE = 17;

  private static final int OF_WHOLE = 0;
  private static final int OF_SHOWING = 1;
  private static final int OF_DECLARING = OF_SHOWING + AssignedInventory.WAYS;

  /** How many there are of an inventory: one of the whole, and two of each way of writing. */
  static final int VARIATIONS = OF_DECLARING + AssignedInventory.WAYS;

  private static final ImmutableList<NetworkDocumentation.Kind> KINDS =
      ImmutableList.copyOf(NetworkDocumentation.Kind.values());

  /** How many there are of an inventory in a network. */
  static final int NETWORK_VARIATIONS = VARIATIONS + KINDS.size();

  private final ImmutableSet<DocumentShape> shapes;
  private final ImmutableList<ImmutableIntArray> numbers;
  private final Variation variation;
  private final DeclarationWriter declarations;

  /** What the documents hold so far, by shape. */
  private final ListMultimap<DocumentShape, ObjectNode> resources =
      MultimapBuilder.enumKeys(DocumentShape.class).arrayListValues().build();

  private final ListMultimap<DocumentShape, ArrayNode> dependencies =
      MultimapBuilder.enumKeys(DocumentShape.class).arrayListValues().build();

  /** A place where a resource stands. */
  private record Place(DocumentShape shape, ResourceForm form) {}

  private Documentation(
      ImmutableSet<DocumentShape> shapes, ImmutableList<ImmutableIntArray> numbers) {
    this.shapes = shapes;
    this.numbers = numbers;
    this.variation = variation(OF_WHOLE);
    this.declarations = new DeclarationWriter(variation);
  }

  /**
   * Documents an inventory.
   *
   * @param inventory the inventory, with the way of writing of each resource
   * @param shapes the shapes allowed, one of which shows accounts
   * @param numbers those of each variation
   * @return as much of the inventory as the shapes can say, and the documents
   */
  static DocumentedInventory of(
      AssignedInventory inventory,
      ImmutableSet<DocumentShape> shapes,
      ImmutableList<ImmutableIntArray> numbers) {
    Documentation documentation = new Documentation(shapes, numbers);
    return new DocumentedInventory(
        documentation.inventory(inventory), documentation.bound(ImmutableList.of()));
  }

  /**
   * Documents an inventory and the network around it.
   *
   * @param inventory the inventory in its network, with the way of writing of each resource
   * @param shapes the shapes allowed, one of which shows accounts
   * @param numbers those of each variation
   * @return as much of both as the shapes can say, and the documents
   */
  static DocumentedNetwork inNetwork(
      AssignedInventory inventory,
      ImmutableSet<DocumentShape> shapes,
      ImmutableList<ImmutableIntArray> numbers) {
    Documentation documentation = new Documentation(shapes, numbers);
    Inventory said = documentation.inventory(inventory);
    ServiceTagWriter tags =
        new ServiceTagWriter(documentation.ofNetwork(NetworkDocumentation.Kind.SERVICE_TAGS, 0));
    Network network =
        SayableNetwork.of(
            inventory.network(),
            shapes,
            said,
            it ->
                tags.listed(
                    it,
                    shapes.contains(DocumentShape.SERVICE_TAG_FILE)
                        && (it.complete() || !shapes.contains(DocumentShape.SERVICE_TAG_ANSWER))));
    documentation.declarations.appliances(network.applianceAssumptions(), documentation.variation);
    ImmutableList<NetworkDocumentation.Apart> apart =
        new NetworkDocumentation(
                shapes,
                documentation::ofNetwork,
                documentation.resources,
                documentation.declarations)
            .write(network);
    return new DocumentedNetwork(said, network, documentation.bound(apart));
  }

  private Inventory inventory(AssignedInventory inventory) {
    ImmutableList<InventoryAccount> accounts = inventory.inventory().accounts();
    return new Inventory(
        IntStream.range(0, accounts.size())
            .mapToObj(
                i ->
                    account(
                        accounts.get(i),
                        inventory.ways().get(i),
                        accounts.size() == 1,
                        inventory.network()))
            .sorted(
                Comparator.comparing(
                    (InventoryAccount it) -> Ascii.toLowerCase(it.account().name())))
            .collect(toImmutableList()));
  }

  private ImmutableList<InventoryDocument> bound(ImmutableList<NetworkDocumentation.Apart> apart) {
    return new DocumentBinder(shapes, variation)
        .bind(
            ImmutableListMultimap.copyOf(resources),
            ImmutableListMultimap.copyOf(dependencies),
            declares() ? declarations.written() : ImmutableList.of(),
            apart);
  }

  private InventoryAccount account(
      InventoryAccount account, AccountWays ways, boolean isOnly, Network network) {
    Variation own = showing(ways.own());
    ImmutableList<Place> places =
        places(DocumentShape::accountForms, account.account().id().isPresent(), own);
    ImmutableList<BatchAccount> views = Views.of(account.account(), forms(places), own);
    boolean showsId = views.stream().anyMatch(it -> it.id().isPresent());
    BatchAccount said =
        account.account().toBuilder()
            .id(account.account().id().filter(id -> showsId))
            .modelHistory(account.account().modelHistory().filter(history -> declares()))
            .build();
    declarations.account(said, declaring(ways.own()));
    Home home = new Home(said, isOnly);
    Variation ofParents = own.fork();
    for (int i = 0; i < views.size(); i++) {
      resources.put(
          places.get(i).shape(), AccountWriter.write(views.get(i), places.get(i).form(), own));
    }
    ImmutableList<BatchPool> pools =
        IntStream.range(0, account.pools().size())
            .mapToObj(
                i -> {
                  BatchPool pool = account.pools().get(i);
                  int way = ways.pools().get(i);
                  declare(said, pool, network, declaring(way));
                  return pool(pool, home, ofParents, showing(way));
                })
            .sorted(Comparator.comparing(pool -> Ascii.toLowerCase(pool.id())))
            .collect(toImmutableList());
    Optional<OutboundDependencies> list =
        account.outboundDependencies().filter(it -> canShow(it, home));
    list.ifPresent(it -> dependencies(it, own));
    return InventoryAccount.builder().account(said).pools(pools).outboundDependencies(list).build();
  }

  private void declare(BatchAccount account, BatchPool pool, Network network, Variation own) {
    declarations.pool(account, pool, own);
    Optional.ofNullable(network.hostFirewalls().get(new PoolKey(account.name(), pool.id())))
        .ifPresent(firewall -> declarations.hostFirewall(account, pool, firewall, own));
  }

  private BatchPool pool(BatchPool pool, Home home, Variation ofParents, Variation own) {
    ImmutableList<Place> places =
        places(DocumentShape::poolForms, pool.resourceId().isPresent(), own);
    ImmutableList<BatchPool> views = Views.of(pool, forms(places), own);
    for (int i = 0; i < views.size(); i++) {
      Place place = places.get(i);
      ObjectNode json = PoolWriter.write(views.get(i), place.form(), home, own);
      if (place.form() == ResourceForm.CHILD_IN_TEMPLATE) {
        parent(home.account(), ofParents).withArrayProperty("resources").add(json);
      } else {
        resources.put(place.shape(), json);
      }
    }
    boolean showsId = views.stream().anyMatch(it -> it.resourceId().isPresent());
    BatchPool.Builder said = pool.toBuilder().resourceId(pool.resourceId().filter(id -> showsId));
    if (!declares()) {
      said.lastScaledFromZero(Optional.empty())
          .noPublicIpGeneration(NoPublicIpGeneration.UNKNOWN)
          .workloads(Optional.empty());
    }
    return said.build();
  }

  /**
   * The account in a template in which its pools stand; if there is none, one that says no more. It
   * is written as the account would be if nothing were known of it, whichever pool needs it, so
   * that what fails because of how it is written needs no pool.
   */
  private ObjectNode parent(BatchAccount account, Variation ofParents) {
    List<ObjectNode> inTemplates = resources.get(DocumentShape.TEMPLATE_WITH_CHILDREN);
    return inTemplates.stream()
        .filter(it -> it.path("name").asText().equals(account.name()))
        .findFirst()
        .orElseGet(
            () -> {
              ObjectNode parent =
                  AccountWriter.write(
                      Views.nothingOf(account).build(), ResourceForm.TEMPLATE, ofParents.fork());
              inTemplates.add(parent);
              return parent;
            });
  }

  private boolean canShow(OutboundDependencies list, Home home) {
    return shapes.stream().anyMatch(DocumentShape::showsDependencies)
        && DependencyWriter.canShow(list, home);
  }

  private void dependencies(OutboundDependencies list, Variation own) {
    ImmutableList<DocumentShape> fitting =
        shapes.stream().filter(DocumentShape::showsDependencies).collect(toImmutableList());
    int copies = own.seldom() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      dependencies.put(own.of(fitting), DependencyWriter.write(list, own));
    }
  }

  /** One place, in most cases, or up to three; one more if no other shows the id that there is. */
  private ImmutableList<Place> places(
      Function<DocumentShape, ImmutableList<ResourceForm>> forms, boolean hasId, Variation own) {
    ImmutableList<Place> all =
        shapes.stream()
            .flatMap(shape -> forms.apply(shape).stream().map(form -> new Place(shape, form)))
            .collect(toImmutableList());
    ImmutableList<Place> withIds =
        all.stream().filter(it -> it.form().showsIds()).collect(toImmutableList());
    int count = own.of(1, 1, 1, 2, 3);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(own.of(all));
    }
    if (!withIds.isEmpty() && Collections.disjoint(places, withIds)) {
      // Drawn whether or not there is an id, so that the rest stays when it goes.
      Place withId = own.of(withIds);
      if (hasId) {
        places.add(withId);
      }
    }
    return ImmutableList.copyOf(places);
  }

  private static ImmutableList<ResourceForm> forms(ImmutableList<Place> places) {
    return IntStream.range(0, places.size())
        .mapToObj(i -> places.get(i).form())
        .collect(toImmutableList());
  }

  private boolean declares() {
    return shapes.contains(DocumentShape.DECLARATION);
  }

  /** How a resource is shown, which does not depend on what the others hold. */
  private Variation showing(int way) {
    return variation(OF_SHOWING + way);
  }

  /** How a resource is declared, which depends on nothing else either. */
  private Variation declaring(int way) {
    return variation(OF_DECLARING + way);
  }

  /** The variation of a resource: the numbers of its kind, begun elsewhere for each. */
  private Variation ofNetwork(NetworkDocumentation.Kind kind, int position) {
    List<Integer> all = new ArrayList<>(numbers.get(VARIATIONS + KINDS.indexOf(kind)).asList());
    Collections.rotate(all, -STRIDE * position);
    return new Variation(ImmutableIntArray.copyOf(all));
  }

  private Variation variation(int position) {
    return new Variation(numbers.get(position));
  }
}
