/** The checklists of a new book, after PM² (set-up, closing) and EACEA practice; change them to your own. */
export const CHECKLIST_SETTINGS: string = `checklists:
  grace_days: 0
  kinds:
    - kind: set_up
      title: Setting up the project
      within_days: 90
      source: [PM2]
      items:
        - text: Fill the registries of partners, people, work packages, tasks, deliverables and milestones
          role: project_officer
          days: 31
        - text: Open the registers of risks, issues, decisions and changes
          role: project_officer
          days: 31
        - text: Agree on the calendar of meetings and reporting periods
          role: coordinator
          days: 31
        - text: Hand out the templates of deliverables, minutes and reports
          role: project_officer
          days: 31
        - text: Hold the kick-off
          role: coordinator
          days: 31
        - text: Submit the management plan, made from the registries
          role: coordinator
          days: 89
    - kind: onboarding
      title: Onboarding
      within_days: 14
      items:
        - text: Add the technical and the financial contact, and a deputy
          role: project_officer
          days: 3
        - text: Add them to the mailing lists
          role: project_officer
          days: 3
        - text: Give them their roles in the people registry
          role: coordinator
          days: 7
        - text: Read the handbook
          days: 14
        - text: Train them in the tools
          role: project_officer
          days: 14
    - kind: handbook_update
      title: Update of the management plan
      within_days: 30
      every_months: 12
      source: [NASO]
      items:
        - text: Compare the plan with the settings of project.yaml
          role: project_officer
          days: 14
        - text: Have the changes agreed
          role: coordinator
          days: 21
        - text: Tell all partners what is new
          role: project_officer
          days: 30
    - kind: quality_report
      title: Quality report
      within_days: 30
      every_months: 6
      items:
        - text: Collect the evaluations of meetings and workshops
          role: quality_manager
          days: 14
        - text: Give scores for progress, deliverables, work packages and risks
          role: quality_manager
          days: 21
        - text: Look ahead to the next six months
          role: quality_manager
          days: 30
    - kind: official_report
      title: Report to the funder
      within_days: 60
      source: [FT-CR]
      items:
        - text: Deliverables and milestones, with a reason for every delay
          role: project_officer
          days: 21
        - text: A state of play for every risk
          role: project_officer
          days: 21
        - text: Dissemination, publications and results
          role: dissemination
          days: 21
        - text: Costs and staff days of every partner
          role: financial
          days: 30
        - text: Go through the self-control checklist of the funder
          role: quality_manager
          days: 50
    - kind: closing
      title: Closing the project
      within_days: 60
      source: [PM2, GROWTH]
      items:
        - text: Close every action and every risk, or hand it over
          role: coordinator
          days: 0
        - text: Collect and publish the lessons learned
          role: quality_manager
          days: 30
        - text: Submit the final report
          role: coordinator
          days: 60
        - text: Publish the results on the results platform of the programme
          role: dissemination
          days: 60
        - text: Set an archive tag and take back access rights
          role: project_officer
          days: 60
`;
