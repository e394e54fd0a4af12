package io.github.batchcomm.edition;

import java.io.Serializable;

/**
 * What to fill into the support request that changes an account's model.
 *
 * @param issueType the issue type to select
 * @param serviceType the service type to select
 * @param resource what to select as the resource
 * @param summaryToOptIn the summary to type to opt in
 * @param summaryToOptOut the summary to type to opt out
 * @param problemType the problem type to select
 * @param problemSubtype the problem subtype to select
 * @param additionalDetails what may be added to cover more accounts
 * @param outcome how the customer learns that it is done
 */
public record SupportRequest(
    String issueType,
    String serviceType,
    String resource,
    String summaryToOptIn,
    String summaryToOptOut,
    String problemType,
    String problemSubtype,
    String additionalDetails,
    String outcome)
    implements Serializable {}
