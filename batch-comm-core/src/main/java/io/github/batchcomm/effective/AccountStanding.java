package io.github.batchcomm.effective;

import static io.github.batchcomm.edition.FactValue.ACCOUNT_CLASSIC;
import static io.github.batchcomm.edition.FactValue.ACCOUNT_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.NEVER_OPTED_IN;
import static io.github.batchcomm.edition.FactValue.OPTED_IN_DURING_PREVIEW;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.FactValue;

/**
 * How an account stands at an instant, as its changes of model tell: the models it may have, and
 * whether it may have been opted in by then. These are all the cases there are.
 */
enum AccountStanding {
  /** Classic from the start. */
  NEVER_CHANGED(ImmutableSet.of(ACCOUNT_CLASSIC), ImmutableSet.of(NEVER_OPTED_IN)),
  /** The first opting in is requested and not confirmed, or nobody declared any changes. */
  PERHAPS_OPTED_IN(
      ImmutableSet.of(ACCOUNT_CLASSIC, ACCOUNT_SIMPLIFIED),
      ImmutableSet.of(NEVER_OPTED_IN, OPTED_IN_DURING_PREVIEW)),
  /** Simplified. */
  OPTED_IN(ImmutableSet.of(ACCOUNT_SIMPLIFIED), ImmutableSet.of(OPTED_IN_DURING_PREVIEW)),
  /** Was simplified; opting out is requested and not confirmed. */
  OPTING_OUT(
      ImmutableSet.of(ACCOUNT_SIMPLIFIED, ACCOUNT_CLASSIC),
      ImmutableSet.of(OPTED_IN_DURING_PREVIEW)),
  /** Was simplified and is classic again. */
  OPTED_OUT(ImmutableSet.of(ACCOUNT_CLASSIC), ImmutableSet.of(OPTED_IN_DURING_PREVIEW)),
  /** Was simplified and is classic again; another opting in is requested and not confirmed. */
  OPTING_IN_AGAIN(
      ImmutableSet.of(ACCOUNT_CLASSIC, ACCOUNT_SIMPLIFIED),
      ImmutableSet.of(OPTED_IN_DURING_PREVIEW));

  private final ImmutableSet<FactValue> models;
  private final ImmutableSet<FactValue> previewOptIn;

  AccountStanding(ImmutableSet<FactValue> models, ImmutableSet<FactValue> previewOptIn) {
    this.models = models;
    this.previewOptIn = previewOptIn;
  }

  /** The models that the account may have, the one that it had before first. */
  ImmutableSet<FactValue> models() {
    return models;
  }

  /** Whether the account may ever have been opted in. */
  ImmutableSet<FactValue> previewOptIn() {
    return previewOptIn;
  }

  /** Tells how the account stands while a change is requested and not confirmed. */
  AccountStanding whileChangingTo(FactValue model) {
    if (models.contains(model)) {
      return this;
    }
    if (this == NEVER_CHANGED) {
      return PERHAPS_OPTED_IN;
    }
    return this == OPTED_IN ? OPTING_OUT : OPTING_IN_AGAIN;
  }

  /** Tells how the account stands once a change is confirmed. */
  AccountStanding changedTo(FactValue model) {
    if (models.contains(model)) {
      return this;
    }
    return this == OPTED_IN ? OPTED_OUT : OPTED_IN;
  }
}
