import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { explanation, type Explanation } from '#lib/api/explanation.ts';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { PathStops } from '#components/failures/path-stops.tsx';
import { PullEvents } from '#components/failures/pull-events.tsx';
import { RawMessage } from '#components/failures/raw-message.tsx';
import { secretFacts, situation, there, waiting } from '#scripts/testing/pull-situation.ts';

const html = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const bidi = 'pull \u202Efo\u2066 image';

type Shown = Pick<Explanation, 'causes' | 'path' | 'said' | 'remembered'>;

/** An explanation of a container that waits with this message, around what the server adds. */
function explained(message: string): Shown {
  const given = situation({
    container: { state: waiting(message) },
    lists: [there(secretFacts('one', [html, bidi, 'ghcr.io']))],
  });
  const event = {
    type: 'Warning' as const,
    reason: 'Failed',
    message,
    container: null,
    count: 1,
    firstSeen: null,
    lastSeen: null,
  };
  const said = { reason: 'ErrImagePull', message, events: [event], eventsProblem: null };
  const words = explanation.pick({ causes: true, path: true }).parse(explainPull(given));
  return { ...words, said, remembered: false };
}

const renderAll = (answer: Shown) =>
  renderToStaticMarkup(
    <>
      <RawMessage explained={answer} />
      <PullEvents explained={answer} />
      <PathStops path={answer.path} />
    </>,
  );

describe('whatever the cluster says', () => {
  test('HTML is text', () => {
    const page = renderAll(explained(`${html} 401 Unauthorized`));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;');
  });

  test('text that turns around or hides is shown with every character', () => {
    const page = renderAll(explained(`${bidi}: 401 Unauthorized`));
    expect(page).not.toMatch(/[\u202E\u2066]/);
    expect(page).toContain('⟨U+202E⟩');
  });

  test('100 KB are shown whole, with the deciding words marked', () => {
    const page = renderAll(explained(`failed: 401 Unauthorized: ${'x '.repeat(50_000)}`));
    expect(page.length).toBeGreaterThan(100_000);
    expect(/<mark[^>]*>[^<]*Unauthorized/.test(page)).toBe(true);
  });
});
