'use client';

import type { LeaveQuestion } from '@/components/tools/draft/use-leave-guard';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

type LeaveDialogProps = {
  question: LeaveQuestion;
  /** What stays as it is: "The live tool stays at v3." */
  consequence: string;
};

/** Asked before a page with unsaved changes is left. Leaving loses nothing; it only is not live. */
export function LeaveDialog({ question, consequence }: LeaveDialogProps) {
  return (
    <Dialog
      open
      role="alertdialog"
      onOpenChange={question.stay}
      title="Leave with unsaved changes?"
      description={`${consequence} Your changes are kept on this machine and offered when you come back.`}
      footer={
        <>
          <Button onClick={question.leave}>Leave, keep the draft</Button>
          <Button look="primary" onClick={question.stay}>
            Stay
          </Button>
        </>
      }
    />
  );
}
