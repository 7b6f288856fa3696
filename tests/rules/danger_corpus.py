"""What people may write: words of danger, and words that only sound like them. All of it is made up."""

DANGER = """
I want to die
i want to die.
I just want to die, sorry
I wanna die
I want to kill myself
I am thinking about killing myself
i am going to kill my self
I feel like killing myself after this ARCP
I want to end my life
I am ending my life tonight
Going to take my own life
I think I should end it all
I want to end everything all at once, end it all
I don't want to live
I dont want to live anymore
I don’t want to be alive
I do not want to live any more
I don't want to wake up tomorrow
i dont want to exist
I no longer want to live
I didn't want to be here anymore
I do not wish to continue living
I don't want to go on living
There is no reason to live
there is no point in living
I see no point to go on
I see no reason to continue living
Life is not worth living
my life is over for me
My life has no meaning
I can't go on
I cant go on.
I can’t go on like this
I cannot go on anymore
I cannot carry on
I can't carry on like this any more
I can't take it anymore
I can't take this any longer
I can not bear it anymore
I can't do this anymore
I can't live like this
I wish I was dead
I wish I were dead
i wish i was never born
I wish I had never been born
I wished I am dead
Everyone would be better off without me
My kids are better off without me
my family would be better off if I was gone
I would be better off dead
I am suicidal
I'm feeling suicidal
I feel suicidal since the exam
I have been suicidal for weeks
I am having suicidal thoughts
I have suicidal thoughts every night
My suicidal thoughts came back
I got suicidal ideas again
I keep having dark suicidal feelings
I am thinking of suicide
I am thinking about ending it
I thought about committing suicide
I think about jumping off
I will commit suicide
I tried to attempt suicide last year and now it is back
I took an overdose
I have taken too many pills
I have swallowed all my tablets
I'm going to take an overdose
I want to jump in front of a train
I am on the roof and want to jump off the building
I will jump off the bridge
This is me saying my final goodbyes
Nobody would miss me if I died
nobody will notice if I disappear
I am hurting myself again
I want to hurt myself
I started cutting myself
I cut myself again last night
I have been self harming
I started to self-harm again
I burn myself when it is too much
My husband hits me
my husband beats me when I am late
My wife slapped me and took my phone
My partner is hitting me
my boyfriend strangled me last night
my father in law keeps hitting me
My flatmate punched me
My landlord attacked me
My husband says he will kill me
he is going to kill me
My husband threatened to hurt me
He tried to stab me
My supervisor sexually abused me
somebody raped me
I was raped
I was sexually assaulted at the party
I am being abused
I am being stalked
I have been locked in
I am not safe at home
I don't feel safe at home
I do not feel safe with him
I am afraid to go home
I am scared to go back home tonight
I am scared of my husband
I'm frightened of my partner
I am in danger
I'm in real danger here
i feel i am going to hurt myself
I'm going to kill him
Hello all. Sorry for the long post. I failed again and I want to kill myself. Thank you
I prefer to die
i am ready to die
I hope to die soon
I am so tired of living
I have had enough of life
I do not see a future for me and I want it to stop
Sometimes I think it would be easier if I was not here
I have a plan to kill myself
I cant live anymore
My husband locked me in the house and took my passport
My wife threatens to kill me
he beats me every week
I feel like ending my life
I am having thoughts of suicide
I have been thinking a lot about suicide
I want to disappear forever
Please help I swallowed a lot of tablets
I dont feel safe in my own house
My brother in law raped me
I have decided to end my life
nothing matters, i wish i were dead
I have written a goodbye letter and I am going to kill myself
I feel like I dont want to be alive
my ex keeps threatening to kill me
I dont want to live in this world anymore
i am self harming because of the stress
My uncle beat me again yesterday
The only way out is to die
I am planning to take my life
I can't carry on living like this
I was assaulted by a man on my way home and I do not know what to do
I wish I would not wake up
If I fail again I will kill myself
It would be better if I were dead
I drink every night to forget and I want to end it
There is nothing left for me in this life
I cannot cope any more and I am thinking of hanging myself
my husband does not let me leave the house, he hits me
I want to sleep and never wake up
I think I will do something to myself tonight
I hate my life and want to die
"""

NOT = """
This rota is killing me
These night shifts are killing me
My feet are killing me after that shift
I am dying to see you all
I'm dying for a coffee
I could murder a curry
The commute will kill me
My boss will kill me if I am late again
My wife will kill me when she sees the bill
My mother is going to kill me for not calling
I nearly died laughing
I died of shame when I mispronounced it
Dead tired today
I am dead on my feet
The ward printer is dead
My phone is dead
The deadline is Friday
We have a suicide risk assessment teaching on Tuesday
Suicide prevention training is mandatory
Is the suicide prevention module on e-learning?
The patient was suicidal and we admitted her
Patient said I want to die, how do I document it?
He said "I want to kill myself" and I did not know what to say. It was my first OSCE
She told me I want to end my life and I called the crisis team
How do you ask a patient about suicidal thoughts?
How do I respond when someone says I want to die?
In the OSCE the actor says I can't go on
The station was about self-harm in adolescents
Self harm policy has changed
We discussed a case of overdose today
Paracetamol overdose guideline, anyone?
What is the toxic dose in overdose?
Journal club is about suicide in doctors
An article on suicide among doctors made me think
I read a paper about doctors who commit suicide
MRCPsych paper B has questions on suicide
I passed PLAB, I could die of happiness
Live long and prosper
I live in Leeds
I don't want to live in London
I don't want to live with strangers
I do not want to live near the hospital
I don't want to live there
We do not want to be here before eight
I don't want to wake up at five every day
I don't want to wake up early on Sunday
I don't want to exist on hospital sandwiches
I cannot go on holiday in August
I can't go on Thursday
I can't go on the course
Can't go on leave before the ARCP
I can't carry on with this parking app
I cannot continue the e-learning, it freezes
I can't take it to the lab today
I can't take this shift, can anyone swap?
I can't take the exam in March
I can't do this question, help
I can't do this rota swap on Friday
I can't bear the cold here
I can't bear the food in the canteen
I cannot live without my rice cooker
I can't live on this salary in London
Life is good here
Work life balance is not easy
My life is so much better in this trust
End of life care teaching at noon
Ending my rotation next week
Let us end it all with a party, I mean with a dinner
I want to end my placement early
I will take my own lunch
I take my life support certificate with me
Advanced Life Support course in May
Basic life support refresher
Is there life after the membership exam?
I killed it in the interview
He kills it every time on the dance floor
That joke killed me
The interview was a killer
Killing time before the night shift
I hurt my back lifting
I hurt myself playing football
I hurt myself at the gym
I cut myself shaving
I cut myself on a ward knife, do I call occupational health?
I cut myself with a needle, what is the sharps policy?
I burned my rice
I burn myself when cooking, every time
Jump on the train at Euston
I jumped on the train without a ticket
We can jump off the bus at the second stop
I will jump in the car and come
The consultant beat me at chess
My brother beat me at table tennis
My supervisor always hits me with questions at the handover
My consultant kicked me off the list
It hits me how far away home is
It hit me like a wave when I saw the snow
The news hit me hard
The smell hits me in the corridor
They attacked me in the exam with questions
I am scared of the exam
I am scared of my ARCP
I am afraid to ask questions in the ward round
I am afraid to make phone calls in English
I am scared to go to the labour ward alone
I was afraid at first, now it is fine
I feel safe at home here
Is it safe at night around the hospital?
Is Leeds safe at night?
My job is in danger because of the visa
I am in danger of missing the deadline
I am in danger of becoming a coffee addict
We are in danger of running out of biscuits
I was beaten by the exam
I got beaten at chess by a medical student
I am not suicidal, just tired
I am not in danger, thank you for asking
I would never hurt myself
I never wanted to die so far from home, said my grandmother in the story
I don't want to die, I want to sleep, said the character in the film
In the movie she says I want to die
The song goes I wish I was dead
Watched a documentary, he said I want to end my life, so sad
I was born to do this
I was born in Lagos
I wish I was there with you
I wish I was home for Eid
I wish I were a better cook
I wish I had never been to that restaurant
Better off with the bus than the train
You are better off without a car in London
The team is better off without the pager
Say goodbye to bleeps
We say goodbye to Ben on Friday
Nobody will miss the old rota
Nobody would notice if I wore slippers on nights
Miss you all
I miss home
I miss my mother
I feel lonely here
I feel sad today
I am tired
I am exhausted after nights
I am so stressed about the portfolio
I failed my exam again
I cried in the car today
I hate this rota
I need help with my visa
I need help urgently with the printer
Help me please with the e-portfolio
It is an emergency, the milk is gone
Where do I call for help with accommodation?
What number is occupational health?
Is there a danger of frost tonight?
Danger money should be paid for this car park
Take all the tablets out of the cupboard for the audit
Take the tablets with food
The pharmacist took all the boxes
Too many pills on this chart
Who is on the arrest team?
The arrest call was on ward five
Time of death certificates: how do I fill them in?
Death certificate training tomorrow
The patient died last night and I feel bad
My patient died. First one here. I feel terrible
My grandmother died and I could not fly home
Is anyone alive in this group?
Glad to be alive on this sunny day
Feeling alive after the run
The living costs are high
I need a living room with light
Reason to go on Thursday: free pizza
There is no point in going on Friday, it is closed
No reason to live far from the hospital
Any reason to go on the bus?
I am done with exams
I am finished with nights
It is over, I passed
It is all over, ARCP done
We lost the match but life goes on
Drop dead gorgeous sunset today
Over my dead body will I do another set of nights
A dead end job, that is how it feels
I will hang up now
I hang my coat in the mess
Shoot me a message
Shooting pain down the leg: what do I do about it?
We drown in paperwork
I'm drowning in e-mails
Poisoning is on the syllabus
I attempt the exam in May
Attempting the suicide module again because the system did not save it
Does the trust do suicide awareness week?
The exam nearly killed me
My trainer beat me to the coffee
I could not live without this group
I want to live closer to work
I can't go on call tonight, who can swap?
I cannot take this any further than page two
My consultant hurt me with that comment
The patient says he wants to kill himself, who do I call?
I have to take all the tablets back to pharmacy
I was attacked by a goose on the way to work
She beats me at badminton every week
I am scared of driving on the left
We are not safe to drive after nights
Do you feel safe on the night bus?
They hit me with a parking fine
It would be easier without the bleep
The team would be better without the pager at night
My phone died and I wish I was home
No point in going on with that broken printer
I am dead serious, the biryani is that good
Can somebody explain how to live with a bleep that never stops?
I will never live down that handover
My grandfather was in the war and they beat him
I was dying of thirst in that theatre
How do you take your tea, any more sugar?
The e-learning on domestic abuse asks if the patient feels safe at home
We had a talk on doctors' mental health and suicide, very good speaker
The bus jumped the light and nearly hit me
My landlord kicked us out, does anybody know a room?
Life in the UK test is hard
I am alive, only jet lagged
That exam was murder
The nurses will kill you if you touch that chair
A colleague hurt her back, who covers?
Is it dangerous to drive on ice?
They say the first winter is the hardest, you just go on
I cannot bear another PowerPoint
It would be better if I were on the early shift
Take it easy everyone, see you on Friday
No point to go to the canteen after two
"""


UNSEEN_DANGER = """
I can't stop thinking about ending my own life
my mum hits me
I am having a breakdown and want to jump off the balcony
everyone hates me and I'd rather be dead
I don't think I want to be alive
living is too painful for me
i want to kil myself
I am goin to kill myself tonite
He put his hands round my neck and I could not breathe
i keep planning how to end my life
My agent keeps my passport and says he will hurt me
I just took all my pills
I have no will to live
I wish to die
Doctors like me should not live
I am worthless and want to stop existing
I'm done. Goodbye everyone, forever
My housemate is abusing me
I'm scared of going home to him
I want to be dead
"""
"""Written after the phrases and never used to mend them: how much is found of what nobody thought of."""

UNSEEN_NOT = """
I can't stop thinking about the interview
She hit me up about the swap
Who wants to kill some time in the mess?
My friend hits the gym, I hit the books
I am dead against the new rota
Rather die than eat that canteen pie, anyone for lunch out?
The cold is so painful for my hands
He put his hand on my shoulder and said well done
My agent keeps asking for my passport copy
I took all my leave already
My will to study is gone, coffee?
I wish to apply for this post
Doctors like me should get a bleep
I want to stop doing nights
Goodbye everyone, it was a good rotation
My housemate is using my rice cooker
I'm scared of going to court as a witness
I want to be a consultant
Does anyone feel low in winter? I bought a lamp
My car died on the motorway
"""


def lines(words):
    return [one for one in words.strip().splitlines() if one.strip()]
