package io.github.batchcomm.testkit.documents;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;

/** The shapes of documents that batch-comm reads; the plainest first. */
public enum DocumentShape {
  /** One resource as the REST API of the management plane answers it. */
  REST_RESOURCE(
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.ONE_THING),
  /** A page of the REST API of the management plane, with the list under {@code value}. */
  REST_PAGE(
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.LIST),
  /** One resource as the Azure CLI flattens it. */
  CLI_RESOURCE(
      ImmutableList.of(ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.FLAT),
      Holds.ONE_THING),
  /** One resource of a network in the member that {@code az network … create} wraps it in. */
  CLI_CREATED(
      ImmutableList.of(), ImmutableList.of(), ImmutableList.of(ResourceForm.FLAT), Holds.ONE_THING),
  /** A bare array of what the Azure CLI flattened. */
  CLI_LIST(
      ImmutableList.of(ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.FLAT),
      Holds.LIST),
  /** The answer of Azure Resource Graph, with its rows under {@code data}. */
  RESOURCE_GRAPH_ANSWER(
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.LIST),
  /** The bare rows of Azure Resource Graph. */
  RESOURCE_GRAPH_ROWS(
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.LIST),
  /** An array of resources in the forms of both planes. */
  MIXED_LIST(
      ImmutableList.of(ResourceForm.NESTED, ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.NESTED, ResourceForm.FLAT, ResourceForm.DATA_PLANE),
      ImmutableList.of(ResourceForm.NESTED, ResourceForm.FLAT),
      Holds.LIST),
  /** A template in which pools stand beside their accounts. It shows no resource ids of these. */
  TEMPLATE(
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.TEMPLATE),
  /** A template in which pools stand in their accounts. It shows no resource ids of these. */
  TEMPLATE_WITH_CHILDREN(
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.CHILD_IN_TEMPLATE),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.TEMPLATE),
  /**
   * A template of language version 2.0, whose resources have names. It shows no resource ids of
   * these.
   */
  TEMPLATE_OF_NAMED_RESOURCES(
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.TEMPLATE),
  /** The answer of an export, with the template in it. It shows no resource ids of these. */
  TEMPLATE_IN_EXPORT(
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.NESTED),
      Holds.TEMPLATE),
  /** One pool of the data plane, which has no resource id. */
  DATA_PLANE_POOL(
      ImmutableList.of(),
      ImmutableList.of(ResourceForm.DATA_PLANE),
      ImmutableList.of(),
      Holds.ONE_THING),
  /** A page of pools of the data plane, with the list under {@code value}. */
  DATA_PLANE_PAGE(
      ImmutableList.of(),
      ImmutableList.of(ResourceForm.DATA_PLANE),
      ImmutableList.of(),
      Holds.LIST),
  /** A bare array of pools of the data plane, as the Azure CLI prints it. */
  DATA_PLANE_LIST(
      ImmutableList.of(),
      ImmutableList.of(ResourceForm.DATA_PLANE),
      ImmutableList.of(),
      Holds.LIST),
  /** An account's list of outbound dependencies, under {@code value}. */
  DEPENDENCY_PAGE(Holds.ONE_THING),
  /** An account's list of outbound dependencies as a bare array. */
  DEPENDENCY_LIST(Holds.ONE_THING),
  /** The security rules or the routes that are effective on one network interface, in a page. */
  EFFECTIVE_PAGE(Holds.ONE_THING),
  /** The security rules or the routes that are effective on one network interface, bare. */
  EFFECTIVE_LIST(Holds.ONE_THING),
  /** The weekly file of a cloud's service tags. */
  SERVICE_TAG_FILE(Holds.ONE_THING),
  /** The answer of the discovery API of service tags. */
  SERVICE_TAG_ANSWER(Holds.ONE_THING),
  /** A declaration of what no document of Azure tells. */
  DECLARATION(Holds.ONE_THING);

  /** What a document holds. */
  private enum Holds {
    ONE_THING,
    LIST,
    TEMPLATE
  }

  private final ImmutableList<ResourceForm> accountForms;
  private final ImmutableList<ResourceForm> poolForms;
  private final ImmutableList<ResourceForm> networkForms;
  private final Holds holds;

  DocumentShape(Holds holds) {
    this(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), holds);
  }

  DocumentShape(
      ImmutableList<ResourceForm> accountForms,
      ImmutableList<ResourceForm> poolForms,
      ImmutableList<ResourceForm> networkForms,
      Holds holds) {
    this.accountForms = accountForms;
    this.poolForms = poolForms;
    this.networkForms = networkForms;
    this.holds = holds;
  }

  /** {@return the forms in which it shows accounts; none if it shows none} */
  ImmutableList<ResourceForm> accountForms() {
    return accountForms;
  }

  /** {@return the forms in which it shows pools; none if it shows none} */
  ImmutableList<ResourceForm> poolForms() {
    return poolForms;
  }

  /** {@return the forms in which it shows resources of networks; none if it shows none} */
  ImmutableList<ResourceForm> networkForms() {
    return networkForms;
  }

  /** {@return whether an account's and a pool's resource id can be shown} */
  public boolean showsIds() {
    return accountForms.stream().anyMatch(ResourceForm::showsIds);
  }

  /** {@return whether it shows accounts} */
  public boolean showsAccounts() {
    return !accountForms.isEmpty();
  }

  boolean showsDependencies() {
    return this == DEPENDENCY_PAGE || this == DEPENDENCY_LIST;
  }

  /** {@return whether it shows virtual networks and other resources of networks} */
  public boolean showsNetworks() {
    return !networkForms.isEmpty();
  }

  boolean showsEffective() {
    return this == EFFECTIVE_PAGE || this == EFFECTIVE_LIST;
  }

  boolean showsServiceTags() {
    return this == SERVICE_TAG_FILE || this == SERVICE_TAG_ANSWER;
  }

  /** {@return whether a document of this shape holds one thing, and other things none beside it} */
  boolean holdsOneThing() {
    return holds == Holds.ONE_THING;
  }

  /** {@return whether an array of nothing but parts of resources states that they are all} */
  boolean listsParts() {
    return holds == Holds.LIST && showsNetworks();
  }

  /** {@return the shape as part of a document's name, such as {@code rest-page}} */
  String inFileName() {
    return Ascii.toLowerCase(name()).replace('_', '-');
  }
}
