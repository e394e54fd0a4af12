package io.github.batchcomm.azure;

/**
 * Something that belongs to an account.
 *
 * @param <T> what it is
 * @param account what its place tells about the account
 * @param view where it stands, and what it is
 */
record Belonging<T>(AccountHint account, Sighting<T> view) {}
