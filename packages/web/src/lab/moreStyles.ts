import { addStyleSheet } from './addStyleSheet.ts';
import style from './more.css';

/** Adds the style sheet of what is opened later to the element that a node is in. */
export const addMoreStyles = (inside: Node): void => addStyleSheet(inside, style);
