package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Both {@code assertThat} are imported here, and for each value the right one is taken. */
class BatchAssertionsTest {

  @Test
  void answersAreAssertedByBatchCommAndTheirPartsByAssertJ() {
    var model = Answers.classicModel();

    assertThat(model).isCurrently(CLASSIC);
    assertThat(model).isEqualTo(Answers.classicModel());
    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.next()).contains(SIMPLIFIED);
    assertThat(model.reasons()).hasSize(2);
    assertThat(model.expected()).isEqualTo(Optional.empty());
  }

  @Test
  void listsOfFlowsAreTakenForListsToo() {
    var endpoints = Answers.endpoints();

    assertThat(endpoints).require("classic-storage-outbound").withRemote("Storage.WestEurope");
    assertThat(endpoints).hasSizeGreaterThan(1);
    assertThat(ImmutableList.of("a")).containsExactly("a");
    assertThat(endpoints.get(0)).isNotNull();
    assertThat(endpoints.get(0).id()).startsWith("classic");
  }

  @Test
  void flowsAreAssertedByBatchCommInWhateverListTheyAre() {
    List<RequiredEndpoint> list = List.copyOf(Answers.endpoints());
    ArrayList<RequiredEndpoint> arrayList = new ArrayList<>(list);
    List<? extends RequiredEndpoint> wildcard = list;

    assertThat(list).require("classic-storage-outbound");
    assertThat(arrayList).require("classic-storage-outbound");
    assertThat(wildcard).require("classic-storage-outbound");
    assertThat(list.stream().toList()).doNotRequire("ssh-inbound").hasSameSizeAs(list);
    assertThat(list).filteredOn(flow -> flow.id().startsWith("classic")).hasSize(3);
  }

  @Test
  void otherListsAndCollectionsAreAssertedByAssertJ() {
    Collection<RequiredEndpoint> collection = Answers.endpoints();
    List<String> ids = collection.stream().map(RequiredEndpoint::id).toList();
    List<? super RequiredEndpoint> anything = new ArrayList<>(collection);
    Iterable<RequiredEndpoint> iterable = collection;

    assertThat(collection).hasSizeGreaterThan(1);
    assertThat(ids).contains("classic-storage-outbound").first().asString().isNotEmpty();
    assertThat(anything).hasSameSizeAs(ids);
    assertThat(iterable).hasSameSizeAs(ids);
    assertThat(List.of(1, 2)).containsExactly(1, 2);
    assertThat(new ArrayList<String>()).isEmpty();
  }

  @Test
  void readinessIsAssertedByBatchComm() {
    var readiness = Answers.readiness();

    assertThat(readiness).is(readiness.readiness());
    assertThat(readiness.pools()).isNotEmpty();
    assertThat(readiness.pools().get(0)).is(readiness.pools().get(0).readiness());
    assertThat(readiness.readiness()).isNotNull();
  }
}
