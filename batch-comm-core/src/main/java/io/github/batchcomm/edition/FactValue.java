package io.github.batchcomm.edition;

/** An answer to a {@link Fact}. */
public enum FactValue {
  /** No mode is reported, or one that says nothing. */
  NOT_OBSERVED(Fact.OBSERVED_MODE, "none"),
  /** Azure reports classic. */
  OBSERVED_CLASSIC(Fact.OBSERVED_MODE, "classic"),
  /** Azure reports simplified. */
  OBSERVED_SIMPLIFIED(Fact.OBSERVED_MODE, "simplified"),
  /** Virtual Machine Configuration. */
  VIRTUAL_MACHINE_CONFIGURATION(Fact.CONFIGURATION, "Virtual Machine"),
  /** Cloud Services Configuration. */
  CLOUD_SERVICES_CONFIGURATION(Fact.CONFIGURATION, "Cloud Services"),
  /** The edition offers simplified communication there, or excludes no region. */
  REGION_SUPPORTED(Fact.REGION, "supported"),
  /** The edition does not offer it there. */
  REGION_NOT_SUPPORTED(Fact.REGION, "not supported"),
  /** The account answers public addresses. */
  PUBLIC_ACCOUNT(Fact.ACCOUNT_ACCESS, "public"),
  /** The account has public network access disabled. */
  PRIVATE_ACCOUNT(Fact.ACCOUNT_ACCESS, "private"),
  /** The pool has public IP addresses, whoever provides them. */
  PUBLIC_IP(Fact.PUBLIC_IP, "yes"),
  /** The pool has none and is of the first, preview generation. */
  NO_PUBLIC_IP_V1(Fact.PUBLIC_IP, "none (V1)"),
  /** The pool has none and is of the second generation. */
  NO_PUBLIC_IP_V2(Fact.PUBLIC_IP, "none (V2)"),
  /** The nodes stand in a subnet of the customer's. */
  CUSTOMER_NETWORK(Fact.NETWORK, "customer's virtual network"),
  /** The nodes stand in Batch's own network. */
  BATCH_NETWORK(Fact.NETWORK, "Batch's own"),
  /** The account's model was classic. */
  ACCOUNT_CLASSIC(Fact.ACCOUNT_MODEL, "classic"),
  /** The account's model was simplified. */
  ACCOUNT_SIMPLIFIED(Fact.ACCOUNT_MODEL, "simplified"),
  /** It never had been. */
  NEVER_OPTED_IN(Fact.PREVIEW_OPT_IN, "never opted in"),
  /** It had been at some time. */
  OPTED_IN_DURING_PREVIEW(Fact.PREVIEW_OPT_IN, "was opted in"),
  /** Whatever the service chooses. */
  TARGET_DEFAULT(Fact.TARGET_MODE, "default"),
  /** Classic. */
  TARGET_CLASSIC(Fact.TARGET_MODE, "classic"),
  /** Simplified. */
  TARGET_SIMPLIFIED(Fact.TARGET_MODE, "simplified"),
  /** It was. */
  TARGET_IN_FORCE(Fact.TARGET_TIMING, "before allocation"),
  /** It was asked for only afterwards; what was asked for before is not known. */
  TARGET_SET_SINCE(Fact.TARGET_TIMING, "after allocation"),
  /** While the default mode still meant classic in a virtual network. */
  CREATED_BEFORE_DEFAULT_SWITCH(Fact.CREATED, "before the switch"),
  /** Too close to the change to tell. */
  CREATED_AROUND_DEFAULT_SWITCH(Fact.CREATED, "around the switch"),
  /** After the change. */
  CREATED_AFTER_DEFAULT_SWITCH(Fact.CREATED, "after the switch"),
  /** After the classic model was retired. */
  CREATED_AFTER_CLASSIC_RETIREMENT(Fact.CREATED, "after classic's retirement"),
  /** They were. */
  ALLOCATED_BEFORE_DEFAULT_SWITCH(Fact.ALLOCATED_VERSUS_DEFAULT_SWITCH, "before"),
  /** They were not, or it is too close to the change to tell. */
  ALLOCATED_AFTER_DEFAULT_SWITCH(Fact.ALLOCATED_VERSUS_DEFAULT_SWITCH, "after"),
  /** They were. */
  ALLOCATED_BEFORE_CLASSIC_RETIREMENT(Fact.ALLOCATED_VERSUS_CLASSIC_RETIREMENT, "before"),
  /** They were not. */
  ALLOCATED_AFTER_CLASSIC_RETIREMENT(Fact.ALLOCATED_VERSUS_CLASSIC_RETIREMENT, "after"),
  /** They were. */
  ALLOCATED_BEFORE_CLOUD_SERVICES_RETIREMENT(
      Fact.ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT, "before"),
  /** They were not. */
  ALLOCATED_AFTER_CLOUD_SERVICES_RETIREMENT(
      Fact.ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT, "after"),
  /** They were. */
  ALLOCATED_BEFORE_V1_RETIREMENT(Fact.ALLOCATED_VERSUS_V1_RETIREMENT, "before"),
  /** They were not. */
  ALLOCATED_AFTER_V1_RETIREMENT(Fact.ALLOCATED_VERSUS_V1_RETIREMENT, "after"),
  /** It is. */
  ASKED_BEFORE_CLASSIC_RETIREMENT(Fact.ASKED_VERSUS_CLASSIC_RETIREMENT, "before retirement"),
  /** It is not. */
  ASKED_AFTER_CLASSIC_RETIREMENT(Fact.ASKED_VERSUS_CLASSIC_RETIREMENT, "after retirement");

  private final Fact fact;
  private final String title;

  FactValue(Fact fact, String title) {
    this.fact = fact;
    this.title = title;
  }

  /** {@return the question this answers} */
  public Fact fact() {
    return fact;
  }

  /** {@return a short wording for tables} */
  public String title() {
    return title;
  }
}
