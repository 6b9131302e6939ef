/** Where on the page of scenarios stands what course notes cover: the fragment of its address. */
export const NOTES_PLACE = 'notes'
