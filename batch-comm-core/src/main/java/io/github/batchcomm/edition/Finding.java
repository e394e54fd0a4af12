package io.github.batchcomm.edition;

import java.io.Serializable;

/**
 * A coded remark about an account, a pool or the documentation.
 *
 * @param code the remark's stable code in kebab case
 * @param severity how much it matters
 * @param text one or two sentences for people, ending in advice where there is something to do
 * @param source where the remark comes from
 */
public record Finding(String code, Severity severity, String text, Source source)
    implements Serializable {}
