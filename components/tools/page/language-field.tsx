'use client';

import { useState } from 'react';
import type { EditDraft, ToolDraft } from '@/components/tools/draft/tool-draft';
import { switchLanguage } from '@/components/tools/draft/tool-draft';
import { LANGUAGE_LABELS } from '@/components/tools/language-badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import type { Language } from '@/lib/contract/tool';

type LanguageFieldProps = {
  draft: Pick<ToolDraft, 'language' | 'code' | 'parked'>;
  runtimes: readonly RuntimeInfo[];
  readOnly: boolean;
  edit: EditDraft;
};

const LANGUAGES = Object.keys(LANGUAGE_LABELS) as Language[];

const templateOf = (runtimes: readonly RuntimeInfo[], language: Language): string | undefined =>
  runtimes.find((runtime) => runtime.language === language)?.starter_template;

/** The language of the code. Another one is asked about first, and no code is lost over it. */
export function LanguageField({ draft, runtimes, readOnly, edit }: LanguageFieldProps) {
  const [asked, setAsked] = useState<Language | null>(null);
  const template = templateOf(runtimes, draft.language);

  const choose = (language: Language) => {
    const other = templateOf(runtimes, language);
    const untouched = draft.code === template && draft.parked[language] === undefined;
    if (untouched && other !== undefined) {
      edit((now) => switchLanguage(now, language, other, template));
    } else {
      setAsked(language);
    }
  };
  const switchTo = (language: Language, code: string) => {
    edit((now) => switchLanguage(now, language, code, template));
    setAsked(null);
  };

  return (
    <>
      <Select
        aria-label="Language"
        value={draft.language}
        disabled={readOnly}
        onChange={(event) => choose(event.target.value === 'python' ? 'python' : 'javascript')}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {LANGUAGE_LABELS[language]}
          </option>
        ))}
      </Select>
      {asked !== null && (
        <LanguageDialog
          from={draft.language}
          to={asked}
          parked={draft.parked[asked]}
          template={templateOf(runtimes, asked)}
          code={draft.code}
          onChoose={(code) => switchTo(asked, code)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

type LanguageDialogProps = {
  from: Language;
  to: Language;
  parked: string | undefined;
  template: string | undefined;
  code: string;
  onChoose: (code: string) => void;
  onClose: () => void;
};

function LanguageDialog({ from, to, parked, template, code, onChoose, onClose }: LanguageDialogProps) {
  const [was, becomes] = [LANGUAGE_LABELS[from], LANGUAGE_LABELS[to]];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Change the language to ${becomes}?`}
      description={`Your ${was} code is put aside in the draft and comes back when you change the language back. The live tool stays as it is until you save.`}
    >
      <div className="flex flex-col gap-2 pt-1">
        {parked !== undefined && (
          <Button look="primary" onClick={() => onChoose(parked)}>
            Go on with the {becomes} code from before
          </Button>
        )}
        {template !== undefined && (
          <Button look={parked === undefined ? 'primary' : 'secondary'} onClick={() => onChoose(template)}>
            Use the {becomes} template
          </Button>
        )}
        <Button onClick={() => onChoose(code)}>Keep my code as it is</Button>
        <Button look="quiet" onClick={onClose}>
          Stay with {was}
        </Button>
      </div>
    </Dialog>
  );
}
