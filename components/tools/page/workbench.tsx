'use client';

import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { CodeEditorHandle } from '@/components/editor/code-editor';
import type { CodeMark } from '@/components/editor/code-editor-session';
import type { DraftProblems } from '@/components/tools/draft/draft-problems';
import type { RefusalPlace } from '@/components/tools/draft/refusal-place';
import type { EditDraft, ToolDraft } from '@/components/tools/draft/tool-draft';
import { CodePane } from '@/components/tools/page/code-pane';
import { DetailsFields } from '@/components/tools/page/details-fields';
import { SplitPanes } from '@/components/tools/page/split-panes';
import type { ToolCheck } from '@/components/tools/page/use-tool-check';
import { ParametersPanel, type ParametersPanelHandle } from '@/components/tools/parameters/parameters-panel';
import { SegmentedControl } from '@/components/ui/segmented';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';

/** What a refused save said, and which field it spoke of. */
export type Refusal = { readonly place: RefusalPlace; readonly message: string };

export type WorkbenchHandle = {
  goTo: (place: RefusalPlace) => void;
  /** Brings a tab to the front, and on a narrow screen its pane. */
  show: (tab: string) => void;
};

/** A tab beside the code. */
export type SideTab = { readonly value: string; readonly label: string; readonly content: ReactNode };

type WorkbenchProps = {
  /** What is edited, and what is wrong with it. */
  editing: {
    draft: ToolDraft;
    problems: DraftProblems;
    refusal: Refusal | null;
    readOnly: boolean;
    edit: EditDraft;
  };
  check: ToolCheck;
  /** The line that the last test failed at. */
  mark: CodeMark | null;
  /** What stands beside the parameters. */
  tabs: readonly SideTab[];
  ref?: Ref<WorkbenchHandle>;
};

const CODE = 'code';
const PARAMETERS = 'parameters';

const said = (refusal: Refusal | null, field: 'description' | 'statusLine') =>
  refusal?.place.field === field ? refusal.message : undefined;

function useRefusals(refusal: Refusal | null) {
  const place = refusal?.place;
  return {
    code:
      refusal && place?.field === 'code'
        ? { message: refusal.message, line: place.line, column: place.column }
        : null,
    parameters:
      refusal && place?.field === 'parameters' ? { message: refusal.message, key: place.key } : null,
  };
}

/** Code beside everything else of the tool; one at a time where there is no room for both. */
export function Workbench({ editing, check, mark, tabs, ref }: WorkbenchProps) {
  const { draft, problems, refusal, readOnly, edit } = editing;
  const [shown, setShown] = useState(CODE);
  const [side, setSide] = useState(PARAMETERS);
  const editor = useRef<CodeEditorHandle>(null);
  const description = useRef<HTMLTextAreaElement>(null);
  const parameters = useRef<ParametersPanelHandle>(null);
  const refusals = useRefusals(refusal);

  const show = (next: string) => {
    setShown(next);
    if (next !== CODE) {
      setSide(next);
    }
  };
  useImperativeHandle(ref, () => ({
    show,
    goTo: (place) => {
      show(place.field === 'code' ? CODE : PARAMETERS);
      // Only what is drawn can take the focus.
      requestAnimationFrame(() => {
        if (place.field === 'code') {
          editor.current?.reveal({ line: place.line ?? 1, column: place.column ?? 1 });
        } else if (place.field === 'parameters') {
          parameters.current?.goTo(place.key);
        } else if (place.field === 'description') {
          description.current?.focus();
        }
      });
    },
  }));

  const sideTabs: readonly SideTab[] = [
    {
      value: PARAMETERS,
      label: 'Parameters',
      content: (
        <div className="flex flex-col gap-5 p-3">
          <DetailsFields
            draft={draft}
            descriptionProblem={problems.description ?? said(refusal, 'description')}
            statusLineProblem={said(refusal, 'statusLine')}
            readOnly={readOnly}
            edit={edit}
            descriptionRef={description}
          />
          <ParametersPanel
            ref={parameters}
            draft={draft}
            problems={problems}
            refusal={refusals.parameters}
            readOnly={readOnly}
            edit={edit}
          />
        </div>
      ),
    },
    ...tabs,
  ];

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SegmentedControl
        label="Show"
        className="mx-3 mb-2 self-start lg:hidden"
        value={shown}
        options={[{ value: CODE, label: 'Code' }, ...sideTabs.map(({ value, label }) => ({ value, label }))]}
        onChange={show}
      />
      <SplitPanes
        shown={shown === CODE ? 'first' : 'second'}
        first={
          <CodePane
            toolName={draft.name}
            language={draft.language}
            code={draft.code}
            check={check}
            refusal={refusals.code}
            mark={mark}
            readOnly={readOnly}
            edit={edit}
            editor={editor}
          />
        }
        second={
          <Tabs value={side} onValueChange={show} className="h-full">
            <TabList aria-label="About this tool" className="max-lg:hidden">
              {sideTabs.map(({ value, label }) => (
                <Tab key={value} value={value}>
                  {label}
                </Tab>
              ))}
            </TabList>
            {sideTabs.map(({ value, content }) => (
              <TabPanel key={value} value={value} className="overflow-y-auto">
                {content}
              </TabPanel>
            ))}
          </Tabs>
        }
      />
    </div>
  );
}
