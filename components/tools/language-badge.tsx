import { Badge } from '@/components/ui/badge';
import type { Language } from '@/lib/contract/tool';

export const LANGUAGE_LABELS: Record<Language, string> = { python: 'Python', javascript: 'JavaScript' };

export function LanguageBadge({ language }: { language: Language }) {
  return <Badge tone="neutral">{LANGUAGE_LABELS[language]}</Badge>;
}
