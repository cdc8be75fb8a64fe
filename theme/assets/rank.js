// The guide's rule, the same as in the generator's compare/guide.py, which states it in words.

const POINTS = { for: 1, against: -1, unknown: 0 };

function verdictOf(speaks, level) {
  if (level === null) return "unknown";
  if (speaks.for.includes(level)) return "for";
  return speaks.against.includes(level) ? "against" : null;
}

/** What the answers say of one model, in the order of the questions. */
function reasonsOf(questions, model, answers) {
  const reasons = [];
  for (const question of questions) {
    const answer = question.answers.find(({ id }) => id === answers[question.id]);
    for (const speaks of answer?.speaks ?? []) {
      const level = model.positions[speaks.dimension];
      const verdict = verdictOf(speaks, level);
      if (verdict) reasons.push({ question: question.id, dimension: speaks.dimension, level, verdict, why: speaks.why });
    }
  }
  return reasons;
}

/** Rank models by answers (question id to answer id); the models come in alphabetical order, which decides last. */
export function rank({ questions, models }, answers) {
  const ranked = models.map((model) => {
    const reasons = reasonsOf(questions, model, answers);
    const points = reasons.reduce((sum, { verdict }) => sum + POINTS[verdict], 0);
    return { model, points, reasons, unknown: reasons.filter(({ verdict }) => verdict === "unknown").length };
  });
  return ranked.sort((one, other) => other.points - one.points || one.unknown - other.unknown);
}
