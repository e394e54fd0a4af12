package io.github.batchcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final List<Integer> workedOut = new ArrayList<>();

  private final Memo<Integer, String> memo =
      new Memo<>(
          3,
          question -> {
            workedOut.add(question);
            return "answer " + question;
          });

  @Test
  void anAnswerIsWorkedOutOnce() {
    assertThat(memo.get(1)).isEqualTo("answer 1").isSameAs(memo.get(1));
    assertThat(workedOut).containsExactly(1);
  }

  @Test
  void eachQuestionHasItsOwnAnswer() {
    assertThat(memo.get(1)).isEqualTo("answer 1");
    assertThat(memo.get(2)).isEqualTo("answer 2");
    assertThat(memo.get(1)).isEqualTo("answer 1");
  }

  @Test
  void asManyAnswersAsTheLimitAreKept() {
    askUpTo(3);
    askUpTo(3);

    assertThat(workedOut).containsExactly(1, 2, 3);
  }

  @Test
  void oneMoreThanTheLimitForgetsTheOthers() {
    askUpTo(4);
    assertThat(memo.get(4)).isEqualTo("answer 4");
    assertThat(memo.get(1)).isEqualTo("answer 1");

    assertThat(workedOut).containsExactly(1, 2, 3, 4, 1);
  }

  @Test
  void ofEqualValuesTheFirstIsGiven() {
    Memo<List<Integer>, List<Integer>> values = Memo.ofEqualValues(3);
    List<Integer> first = new ArrayList<>(List.of(1));

    assertThat(values.get(first)).isSameAs(first);
    assertThat(values.get(new ArrayList<>(List.of(1)))).isSameAs(first);
  }

  private void askUpTo(int last) {
    for (int question = 1; question <= last; question++) {
      assertThat(memo.get(question)).isEqualTo("answer " + question);
    }
  }
}
