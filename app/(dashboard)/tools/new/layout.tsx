export { EditorLayout as default } from '@/app/(dashboard)/tools/editor-layout';
