import { NOTHING_SELECTED, type Selection } from '@/components/tools/list/selection';

/** Where the operator was in a list, so that coming back from a tool goes on there. Gone with the page. */
export type Place = { offset: number; active: number; selection: Selection };

const PLACES_MAX = 20;
const START: Place = { offset: 0, active: 0, selection: NOTHING_SELECTED };

const places = new Map<string, Place>();

export const recallPlace = (list: string): Place => places.get(list) ?? START;

export const rememberPlace = (list: string, place: Place): void => {
  places.delete(list);
  places.set(list, place);
  const [oldest] = places.keys();
  if (places.size > PLACES_MAX && oldest !== undefined) {
    places.delete(oldest);
  }
};
