package io.github.batchcomm.testkit.documents;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;

/** The shapes of documents that batch-comm reads; the plainest first. */
public enum DocumentShape {
  /** One account or pool as the REST API of the management plane answers it. */
  REST_RESOURCE(ImmutableList.of(ResourceForm.NESTED), ImmutableList.of(ResourceForm.NESTED), true),
  /** A page of the REST API of the management plane, with the list under {@code value}. */
  REST_PAGE(ImmutableList.of(ResourceForm.NESTED), ImmutableList.of(ResourceForm.NESTED), false),
  /** One account or pool as the Azure CLI flattens it. */
  CLI_RESOURCE(ImmutableList.of(ResourceForm.FLAT), ImmutableList.of(ResourceForm.FLAT), true),
  /** A bare array of what the Azure CLI flattened. */
  CLI_LIST(ImmutableList.of(ResourceForm.FLAT), ImmutableList.of(ResourceForm.FLAT), false),
  /** The answer of Azure Resource Graph, with its rows under {@code data}. */
  RESOURCE_GRAPH_ANSWER(
      ImmutableList.of(ResourceForm.NESTED), ImmutableList.of(ResourceForm.NESTED), false),
  /** The bare rows of Azure Resource Graph. */
  RESOURCE_GRAPH_ROWS(
      ImmutableList.of(ResourceForm.NESTED), ImmutableList.of(ResourceForm.NESTED), false),
  /** An array of resources in the forms of both planes. */
  MIXED_LIST(
      ImmutableList.of(ResourceForm.NESTED, ResourceForm.FLAT),
      ImmutableList.of(ResourceForm.NESTED, ResourceForm.FLAT, ResourceForm.DATA_PLANE),
      false),
  /** A template in which pools stand beside their accounts. It shows no resource ids. */
  TEMPLATE(ImmutableList.of(ResourceForm.TEMPLATE), ImmutableList.of(ResourceForm.TEMPLATE), false),
  /** A template in which pools stand in their accounts. It shows no resource ids. */
  TEMPLATE_WITH_CHILDREN(
      ImmutableList.of(ResourceForm.TEMPLATE),
      ImmutableList.of(ResourceForm.CHILD_IN_TEMPLATE),
      false),
  /** A template of language version 2.0, whose resources have names. It shows no resource ids. */
  TEMPLATE_OF_NAMED_RESOURCES(
      ImmutableList.of(ResourceForm.TEMPLATE), ImmutableList.of(ResourceForm.TEMPLATE), false),
  /** The answer of an export, with the template in it. It shows no resource ids. */
  TEMPLATE_IN_EXPORT(
      ImmutableList.of(ResourceForm.TEMPLATE), ImmutableList.of(ResourceForm.TEMPLATE), false),
  /** One pool of the data plane, which has no resource id. */
  DATA_PLANE_POOL(ImmutableList.of(), ImmutableList.of(ResourceForm.DATA_PLANE), true),
  /** A page of pools of the data plane, with the list under {@code value}. */
  DATA_PLANE_PAGE(ImmutableList.of(), ImmutableList.of(ResourceForm.DATA_PLANE), false),
  /** A bare array of pools of the data plane, as the Azure CLI prints it. */
  DATA_PLANE_LIST(ImmutableList.of(), ImmutableList.of(ResourceForm.DATA_PLANE), false),
  /** An account's list of outbound dependencies, under {@code value}. */
  DEPENDENCY_PAGE(ImmutableList.of(), ImmutableList.of(), true),
  /** An account's list of outbound dependencies as a bare array. */
  DEPENDENCY_LIST(ImmutableList.of(), ImmutableList.of(), true),
  /** A declaration of what no document of Azure tells. */
  DECLARATION(ImmutableList.of(), ImmutableList.of(), true);

  private final ImmutableList<ResourceForm> accountForms;
  private final ImmutableList<ResourceForm> poolForms;
  private final boolean holdsOneThing;

  DocumentShape(
      ImmutableList<ResourceForm> accountForms,
      ImmutableList<ResourceForm> poolForms,
      boolean holdsOneThing) {
    this.accountForms = accountForms;
    this.poolForms = poolForms;
    this.holdsOneThing = holdsOneThing;
  }

  /** {@return the forms in which it shows accounts; none if it shows none} */
  ImmutableList<ResourceForm> accountForms() {
    return accountForms;
  }

  /** {@return the forms in which it shows pools; none if it shows none} */
  ImmutableList<ResourceForm> poolForms() {
    return poolForms;
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

  /** {@return whether a document of this shape holds one thing, and other things none beside it} */
  boolean holdsOneThing() {
    return holdsOneThing;
  }

  /** {@return the shape as part of a document's name, such as {@code rest-page}} */
  String inFileName() {
    return Ascii.toLowerCase(name()).replace('_', '-');
  }
}
