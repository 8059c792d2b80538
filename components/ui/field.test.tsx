import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const attribute = (markup: string, element: string, name: string) =>
  new RegExp(`<${element}[^>]* ${name}="([^"]*)"`).exec(markup)?.[1];

describe('Field', () => {
  it('names its control by its label', () => {
    const markup = renderToStaticMarkup(
      <Field label="Name">
        <Input />
      </Field>,
    );
    expect(attribute(markup, 'label', 'for')).toBe(attribute(markup, 'input', 'id'));
    expect(attribute(markup, 'input', 'aria-describedby')).toBeUndefined();
    expect(attribute(markup, 'input', 'aria-invalid')).toBeUndefined();
  });

  it('describes its control by hint and error, and marks it', () => {
    const markup = renderToStaticMarkup(
      <Field label="Name" hint="Kebab-case" error="Taken" required>
        <Input />
      </Field>,
    );
    const described = attribute(markup, 'input', 'aria-describedby')?.split(' ') ?? [];
    const texts = described.map((id) => new RegExp(`id="${id}"[^>]*>(.*?)</p>`).exec(markup)?.[1]);
    expect(texts).toEqual(['Kebab-case', expect.stringContaining('Taken')]);
    expect(attribute(markup, 'input', 'aria-invalid')).toBe('true');
    expect(attribute(markup, 'input', 'aria-required')).toBe('true');
  });
});
