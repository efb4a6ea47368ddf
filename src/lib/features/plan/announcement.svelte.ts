/** What was moved last and where to, for those who do not see it; `PlanTools` reads it aloud. */
class Announcement {
  text = $state('');
}

export const announcement = new Announcement();
