export {
  daysLater, daysUntil, endOfDay, londonDay, londonInstant, londonTime, monthsLater, startOfDay,
} from './london.js';
export { dateInWords, dayInWords, inWords, timeInWords } from './words.js';
export { bankHolidays, isWorkingDay, orNextWorkingDay, workingDaysLater } from './working-days.js';
