const PLACES_MAX = 20;

/** Where the operator was in each of a kind of lists, so that coming back goes on there. Gone with the page. */
export const createPlaces = <Place>(start: Place) => {
  const places = new Map<string, Place>();
  return {
    recall: (list: string): Place => places.get(list) ?? start,
    remember: (list: string, place: Place): void => {
      places.delete(list);
      places.set(list, place);
      const [oldest] = places.keys();
      if (places.size > PLACES_MAX && oldest !== undefined) {
        places.delete(oldest);
      }
    },
  };
};
