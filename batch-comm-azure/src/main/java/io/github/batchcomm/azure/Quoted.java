package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;

/** Text from a document, made fit to be shown in a message. */
final class Quoted {

  /** Enough for any resource id; beyond it a value is not read by people. */
  private static final int LONGEST = 300;

  private Quoted() {}

  /** Cuts what is too long and takes out what would upset a terminal. */
  static String text(String value) {
    String printable = CharMatcher.javaIsoControl().replaceFrom(value, '?');
    return Ascii.truncate(printable, LONGEST, "…");
  }
}
