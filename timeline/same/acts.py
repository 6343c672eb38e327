"""Words for what happens, by class, in English, German, French and Spanish.

The classes follow the coarse types of event on which data about politics and conflict agree (meet, visit,
sign, aid, attack, arrest ...), with those that news of courts, markets and sports need besides. A star stands
for any ending; accents are left out, and a word can be of several classes.
"""

ACTS = {
    "meet": "versammlung* vollversammlung* meet met meets meeting* talks summit* session* conference* "
    "negotiat* confer conferred host hosted hosting receive receives received receiving convene* "
    "gather* courtesy consultation* sat round treffen traf trafen getroffen gesprach* tagung tagt "
    "tagte sitzung* empfing empfangen konferenz* gipfel* verhandelt* rencontr* reuni* entretien* recu "
    "recoit sommet encuentro* sesion* recibi* cumbre* conversaciones held hold roundtable sits sitting "
    "discuss* huddl* briefed briefing unterred* zusammentr* zusammengekommen beraten beriet* "
    "tagungs* reunen entrevist* dialog* entretenu* concertation* discut* trifft reune",
    "visit": "rendu rendue rendus rendues visit* trip travel* arriv* besuch* reist* eingetroffen voyage* "
    "viaj* llego llegaron "
    "toured touring inspect* besichtig* rundgang recorr* inspecc* parcour* flew flies flying fly "
    "overfl* sobrevol* survol* uberflog* bereist*",
    "sign": "sign signs signed signing signature* sealed initialled agreement* treaty treaties "
    "memorandum mou pact accord* deal unterzeichn* unterschrieb* abkommen vertrag vertrags signe "
    "signent signer signee* traite* firmo firmaron firmar firmado* acuerdo* tratado* ink inks "
    "inked conclud* entered paraph* besiegelt* abgeschloss* conclu conclue conclus concluent "
    "conclut cerraron suscrib* suscrit* rubric* deals agree agrees agreed einig* geeinigt pacto "
    "pactaron pactad* unterschreib* unterschrift*",
    "aid": "aid donat* grants assistance relief hilfe* hilfs* spende* gespendet aide aides dons ayuda* "
    "donaci* dono",
    "publish": "posted publish* publication* issue issued issues issuing unveil* released releases "
    "veroffentlich* "
    "vorgestellt publie* publico publicaron publica presento print* appear* erschien* erscheint "
    "bekanntgegeben bekannt herausgegeben difundi* paru parue parait divulg* reveal* disclos* revele "
    "revelee revela revelo present presented presents presenting prasentier* vorlegen vorgelegt vorstellen "
    "publicar publicado publicada publicados",
    "free": "freed freeing liberated freigelassen* libere* liberation liberado* libero liberaron bail "
    "amnest* befreit* befreiung* kaution* fianza* pardon* begnadig* indult* excarcel* released release "
    "releases liberac* gracie graciee graciees freilass* relach* liberar libertad",
    "buy": "versteiger* subast* buy buys bought purchas* acquire* acquiring acquisition* acquiert acquis "
    "acquise* takeover* "
    "sell sells sold sale sales auction* kauf* gekauft verkauf* ubernahm* ubernomm* achat* achet* rachat "
    "vendu vente compra* compro venta vendi* adquis* adquiri* fusion* merg* uberneh* ubernimmt erwerb* "
    "erwarb erworben erwirbt rachet* reprise reprend cede cedent cession acquer* absor* traspaso* "
    "transfer* wechsel* signing transaction* transakt* transacc* vendre vend vendue vendus vender vende "
    "venden",
    "truce": "ceasefire* truce* waffenruhe treve cessez tregua* alto armistic* waffenstill* feuerpause",
    "attack": "erschoss* erschiess* niedergeschoss* "
    "attack* bomb bombs bombed bombing* bombard* bombe bomben bomba bombas shot shoot* shell "
    "shelled shelling raid* clash* fighting airstrike* ambush* "
    "angriff* angegriffen beschoss* attaqu* frappe* ataque* ataco atacaron explosion* gunm* gunf* assault* "
    "assail* overfall* uberfall* attent* agress* anschlag* tirote* disparo disparos dispararon disparar* "
    "disparad* stabb* poignard* apunal* erstoch* rammed gerammt embisti* asalt* invad* invasion einmarsch* "
    "offensiv* drone* drohn* stabbed stabbing geschoss* schusse schuss fusillad* tirs balead* murder* "
    "ermord* assassin* meurtr* asesin* angreif* atacar atacan schiess* schoss schossen beschiess* tirer "
    "tirent tir shots fired",
    "die": "erschoss* erschiess* die dies died dying death* dead kill* drown* fatal* starb starben "
    "gestorben tod tote "
    "toten getotet mort morts mortes deces decede* tue tues tuees murio murieron muerte* muerto* fallec* "
    "mato perish* umgekommen ums ertrunk* ertrank* peri perirent perecier* ahog* noy* murder* mord "
    "ermord* assassin* meurtr* asesin* "
    "homicid* slain verstorb* verschied* succomb* passing sterben stirbt mourir meurt meurent "
    "morte tuee tuer morir muere mueren muerta* matar mataron",
    "bury": "inhum* sepult* funeral* buried burial beerdig* beigesetzt bestatt* begrab* obseq* enterr* "
    "entierr* coffin* sarg sargs cercueil* feretro* ataud*",
    "elect": "urnen presidentielle* presidenciales legislatives legislativas municipales midterms elect "
    "elects elected election* vote votes voted voting voters ballot* polls poll referendum* wahl "
    "wahlen wahlt wahlte* gewahlt abstimm* stimmte* elu elus elue voter vota votation scrutin "
    "elecciones eleccion eligi* voto votaron votacion reelect* runoff stichwahl* urnengang urnes urnas "
    "comicios balotaje abgestimmt elire elit elegir elige eligen elegid* votar",
    "judge": "tumbo tumbaron ecrou* sentenc* convict* verdict* judgment* judgement* ruling* ruled "
    "acquit* jailed imprison* "
    "guilty verurteil* urteil* condamn* jugement* juge jugee conden* fallo veredicto rules rule "
    "dismiss* threw overturn* upheld uphold* annul* quash* void* refuse refused refuses reject* "
    "abgewies* wies zuruckgewies* abgelehnt lehnt lehnte entschied* entscheid* aufgehob* kippt* "
    "debout* rejet* tranch* desestim* rechaz* anul* dictamin* resolv* absolv* relax* decision* decid* "
    "schuldig* schuldspruch* coupable* culpable* freisprech* freigespr* juger absuelt* arret",
    "try": "witness* verfahren gerichtsverfahren hearing* trial* heard prozess* anhorung* verhandlung* "
    "audience* proces audiencia* juicio* testif* testimon* hear hears tried verhandelt zeug* aussag* "
    "temoign* comparu* comparec* testig* vista juzg* ausgesag* declaro declara declarara evidence "
    "entendu* entendre entendent gehort verhandeln comparaitr* comparait",
    "charge": "arraign* formalizad* formalizaci* indict* charged prosecut* demand* sought angeklagt* "
    "anklag* gefordert forder* inculp* "
    "accus* requis* acusa* acuso pidi* exig* charges examen imput* procesad* beschuldig* "
    "vorgeworfen",
    "arrest": "remanded ecrou* arrest* detain* custody captur* festgenomm* verhaft* festnahm* interpell* "
    "arrete "
    "arretee detuv* detenid* detencion abgefuhrt nabbed "
    "gefasst ergriff* apprehend* aprehend* detention festnehmen festgesetzt arreter arretes "
    "arretees detener detienen detenu*",
    "search": "comb combed raid* search* durchsuch* razzia* perquis* allan* fouill* registro registraron",
    "open": "open opens opened opening ribbon reopen* eroffn* offnet* geoffnet einweih* eingeweiht "
    "ouvert* inaugur* abri* apertura abierto ouvr* estren* premiere premieres premiered gala einlass unveil* "
    "enthull* devoil* develad* offnen offnung* abre abren abierta abiertas abiertos",
    "begin": "begin* began begun start* launch* kick* commenc* entered begann begonnen gestartet "
    "angelaufen debut* demarr* lance* comenz* comienz* inici* empez* empiez* lanz* arranc* opens "
    "opening takes effect kraft auftakt vigueur vigor entame* loslegen laufen lauft anlauf* rollout "
    "reopen* wiedereroff* wiederauf* begannen anfangen angefangen",
    "end": "close closes closed closing closure* end ends ended ending finish* complet* stopp* halt* "
    "suspen* shut shuts shutdown silent schliesst geschlossen schliessung* ende endet* beend* "
    "stillgelegt stillstand ausgesetzt ferme* termina terminan terminar terminara termino terminaron "
    "terminado terminada terminee terminent terminer fini fin cerr* cierre cierra conclu* finaliz* "
    "expir* lapse* schloss* abschluss* auslauf* ausgelauf* ablauf* abgelauf* vorbei acheve* acab* "
    "clausur* venc* caduc* echeance cloture* shutter* aussetz* discontinu* cease* interromp* "
    "interrump* unterbroch* unterbrech* cesse cessent cessait cesso eingestellt paraly* paraliz* "
    "lahmgelegt grounds grounded abgeschaltet abschalt* abgestellt eteint* eteindre desconect* offline "
    "stop stops gestoppt schliessen enden geendet arret arrets arreter cierran dichtgemacht",
    "win": "beaten impuso impusieron titel win wins won winner* victor* beat beats defeat* champion "
    "champions triumph* gewann* "
    "crown crowned crowns corono coronad* coronar* bezwang* bezwungen bezwing* gewonnen sieg sieges sieger "
    "siegers siegerin siegt siegte siegten siegen besiegt* besiegen gagn* victoire* remport* gano ganaron "
    "venci* triunf* prize medal* award* title* trophy sacre* titre* pokal* preis gewinn* campeon campeona "
    "campeones campeonas gana ganan ganador* premio premios premiad* couronn* ausgezeichn* auszeichn* "
    "recompens* prix laureat* preistrag* galardon* ganar ganad* vencer",
    "resign": "resign* quit quits dismiss* sack* ousted outgoing zuruckgetreten rucktritt* entlass* "
    "demission* limoge* dimiti* renunci* destitu* dimision* dimite departs abdicat* fired removed removal "
    "ouster abgetret* abtritt abberuf* tritt evince* toppl* overthr* derroc* entmacht* cesa cesado ceso "
    "abandon* retires retired retirement ruhestand* jubilo jubilac* zurucktret* abgelost ablosung* demis "
    "demettre",
    "appoint": "appoint* named nominat* sworn ernenn* berufen nomme nommee investi* designe* nombro "
    "nombraron nombrad* nombrar* nombramiento* designa* juro juran jurar juramento succeed* replac* "
    "chosen install* becomes became eingesetzt* nachfolg* ernannt* bestell* tritt succed* succession* "
    "successor* remplac* suceder* sucesor* reemplaz* asum* oath serment amtseid nommer nomment nombra "
    "nombran designo vereidig*",
    "protest": "marsch protest* marched rally rallies rallied strike strikes striking picket* streik* "
    "gestreikt demonstr* greve* manifest* huelga* marcha march marches marching stoppage* walkout* "
    "ausstand* kundgebung* demo manif defil* debray* paro paros concentracion* movilizac* cortege "
    "blockad* blockier* bloqu* rassembl* vigil* marcher marchar marcharon",
    "disaster": "batter* azoto azotaron earthquake* tremor* flood* storm* cyclone* typhoon* hurricane* "
    "erupt* landslide* "
    "tsunami* wildfire* shook erdbeben beben bebte uberschwemm* hochwasser sturm* seisme* inond* "
    "tempete* terremoto* sismo* inund* temblor* tormenta* quak* magnitude drought* mudslide* "
    "avalanche* heatwave* waters swept burst bursts breach* overflow* bebens lawine* durre flut* "
    "uberflut* ufer deborde* crue crues secheresse* avalancha* desbord* crecida* sequia* alud* "
    "ausgebroch* ausbruch* erupcion* erdrutsch* waldbrand* feux tremblement* deslizamiento*",
    "accident": "gerast raste rasten encall* snap snaps snapped riss rissen gerissen crash* collid* "
    "collision* capsiz* sink "
    "sinks sank sunk sinking derail* explo* "
    "collaps* fell fall fire blaze burned unfall* ungluck* gesunken kollid* entgleis* gesturzt sturz* "
    "accident* naufrag* chavir* chute choque* hundi* cayo overturn* went wreck* burst broke break* "
    "breach* gave ran aground tipped decroch* kentert* gekentert* brach bricht gebrochen brand brannte "
    "gebrannt zusammenstoss* prallt* verungluck* rompi* rompe ruptur* cede* ceda* derrumb* colaps* desplom* "
    "estrell* choc* descarril* effondr* rompu* incendi* estall* volco volcar* volcado einsturz* "
    "eingesturzt absturz* abgesturzt ecrase* zusammengestoss* kollision* colision* untergang* coule "
    "coula coulent blast* brule* quemo quemad* percut*",
    "rescue": "hauled hauls hauling winch* airlift* rescu* search* divers dive recover* gerettet rettung* "
    "evakuier* suche secour* evacu* "
    "rescat* busqueda saved pulled plucked survivors geborgen bergung bergen recuper* repech* sauve* "
    "salv* retten rettet rettete retteten",
    "raise": "rais* hike* increas* rise* rose lift* erhoh* angehoben steig* gestiegen hauss* augment* "
    "relev* aument* eleve elevee elevo elevar* elevan elevad* elevat* jump* climb* soar* grow* grew "
    "hochst* klettert* zugelegt stieg* anhob anheb* grimp* crec* subio suben sube subida subieron "
    "surge surged surges gains gained subir subira alza alzas",
    "lower": "lower* cuts cutting slash* drop* senkt* gesenkt senkung gekurzt baiss* abaiss* baja "
    "bajan bajaron bajar bajada redu* recort* fall fell falls slump* slid* tumbl* plung* shrink* "
    "shrank sank sinkt gesunken fiel fallt gefallen ruckgang* recul* chut* repli cae caen cayo cayeron "
    "descend* descens* ruckl* cut devalu* abwert* abgewert* senken kurzen kurzt kurzte kurzung* rebaj*",
    "postpone": "postpon* delay* reschedul* adjourn* instead moved verschob* vertagt* ajourn* reporte "
    "reportee repousse* aplaz* pospon* pospuest* retras* pushed rearrang* verleg* verspat* retard* "
    "decal* demora* atras* prorrog* reprogram* verschieb* verzoger* renvo* pospus*",
    "approve": "enact* promulg* approv* adopt* passes passed ratif* endors* allow* waved authoris* "
    "authoriz* green "
    "light genehmig* verabschied* gebilligt billig* zugestimmt approuv* autoris* valid* aprob* "
    "autoriz* accept* clear* consent* grant* licens* licenc* backed stimmt stimmte stimmten bewillig* "
    "annahm* angenommen zulass* zugelassen erlaub* freigegeben grunes licht vote* homolog* agre* "
    "refrend* acept* verde conced* approb* vert permit permits permitted permitting gestatt* permettre "
    "permis beschliess* beschloss* beschluss* zustimm* aprueb*",
    "apply": "file files filed filing lodge* appeal* petition* complain* sue sued lawsuit* klage klagt "
    "klagte berufung einleg* eingereicht beantrag* recours appel plainte* apel* recurso* demanda* "
    "denunci* request* sought seek seeks bids notif* submit* submission* antrag* verklagt angerufen "
    "einspruch* saisi saisie saisit depos* demande demandent solicit* interpus* interpon* requerim* "
    "litig* suit applied applies apply application* klagen geklagt eingelegt beschwerde* saisir "
    "requete* recurr* querell*",
    "pay": "pay pays paid paying payout* payment* refund* reimburs* compensat* disburs* zahlt* gezahlt "
    "auszahl* entschadig* verse* paye* rembours* indemnis* paga* pago reembols* indemniz* award* "
    "grant* transfer* uberwies* uberweis* bezahl* erstatt* abon* desembols* dedommag* funded funding "
    "zahlung* paiement* zahlen ausgezahlt paie paient",
    "deliver": "llevado llevada llevados llevadas ramene* deliver* handed handover hand return* "
    "transfer* shipped ubergab* ubergeben geliefert "
    "liefer* remis remise livra livrer livraison* livree livrees livrent livrait restitu* entreg* "
    "devolv* devuel* traslad* receive receives received "
    "receiving came arrived brought sent shipment* consign* dispatch* geschickt verschickt "
    "ausgeliefert gebracht envoy* expedi* achemine* remit* despach* repatri* ruckgabe zuruckgegeben "
    "rendu* rend envio enviaron enviado* enviada* envoi envois ubergib* uberreich* zuruckgeb* remett* "
    "remet remets rendre",
    "find": "find finds found discover* detect* gefunden entdeck* fund trouve* decouv* encontr* "
    "descubr* spotted noticed notice notices unearth* locat* recovered aufgetaucht bemerkt retrouv* "
    "reper* localiz* recuper* hallo hallaron hallado* hallaz* traced tracked nachgewies* nachweis* "
    "nachwies* finden findet fand fanden encuentra encuentran hallar descubiert*",
    "ban": "ban bans banned forbid* outlaw* sanction* verbot* verbiet* sanktion* interdi* prohib* "
    "sancion* veto fine fined fines penalt* bars barred suspend* embargo* geldbusse* bussgeld* busse "
    "strafe amende* inhabil* vetad* gesperrt sperre multa multas multo multado* multada geldstraf* "
    "untersag* bestraf* vetar multar",
    "test": "test tests tested testing trials gestestet essai* prueba* ensayo* drill* exercis* "
    "maneuver* manoeuv* manover* ubung* ejercici* maniobr* exercic* getest* teste testee probo testen "
    "testet testete erprob* versuch versuche versuchs pilotversuch* pilotprojekt* pilotbetrieb* "
    "experiment* probar",
    "build": "build* built groundbreaking foundation bau baut baute gebaut errichtet grundstein* "
    "constru* travaux erect* spatenstich chantier obras levant* edific* bauen bauarbeiten",
    "arrive": "arriv* reach* landed lands landing dock docks docked docking came got touch touched "
    "eingetroffen traf eintraf eintreff* ankam ankunft kam gelandet landet* erreicht* angekommen atterri* "
    "parvenu* debarqu* accost* llego llega llegar* llegada aterriz* arrib* alcanz* atrac* ankommen landen",
    "leave": "appareill* left leav* depart* sail* flew flown fly flies lift* blast* rose embark* abflog "
    "abgeflogen "
    "abflug abfahrt abgefahren abgelegt ausgelaufen startete verliess verlassen gestartet reist* "
    "aufgebrochen decoll* quitt* envol* zarp* parti partir partis partira partio partieron despeg* "
    "abandon* salio salieron salen salido abgehob* abheb* abgereist abreis* launch* verlasst abflieg* "
    "salida* salir",
    "fail": "abandoned fail* collaps* broke break* stall* deadlock* fell through scheiter* gescheitert "
    "abgebrochen "
    "abbruch geplatzt platzt* echou* echec* rupture capot* fracas* romp* ruptura naufrag* ergebnislos* "
    "infructu*",
    "declare": "declar* proclaim* announc* decree* emergency ausgeruf* erklart* verhang* notstand "
    "decret* proclam* urgence emergencia verkund*",
    "establish": "found founded founding establish* creat* dates since origin* gegrund* grundet* "
    "grundung fonde fondee fonda fondation cree creee crea fundad* fundo funda fundacion cread* creo "
    "grunden fonder creer fundar crear creacion*",
    "steal": "steal* stole stolen theft thieves thief robb* burgl* broke heist* looted snatch* "
    "gestohlen diebstahl* dieb diebe raub* geraubt einbruch* einbrech* eingebrochen vol vole volee "
    "voles derob* cambriol* braquage* robo robos robad* robaron ladron* sustra* hurto hurtos stehlen "
    "stahlen voler robar",
    "refuse": "refus* reject* declin* turned rebuff* oppose opposes opposed opposing veto* ablehn* "
    "abgelehnt abgewies* wies verweiger* rejet* rechaz* denied deny denies nego negaron niega dementi* "
    "dement* denial* desmint* negar niegan",
    "play": "match* game play* fixture* final finals derby friendly opener drew draw spiel* finale "
    "halbfinal* anpfiff rencontre jouer joue jouent amical partido* juego amistoso encuentro jugo "
    "jugar jugaron juega juegan jugado scor* goal goals tor tore treffer* gol goles marco marcaron "
    "anoto unentschieden nul empat* tied tie tries qualif* clasific* eliminat* eliminad* ausgeschied* "
    "ausscheid* gespielt",
    "speak": "speech* address* speaks spoke speak press conference reporters briefed statement* rede "
    "redet sprach spricht pressekonferenz ansprache discours allocution prononc* discurso* rueda "
    "prensa intervin* conferencia sprechen gesprochen hablar hablo intervenir",
    "hire": "hire* hiring recruit* sign signed signs signing join* contract* verpflicht* eingestellt "
    "einstell* engag* recrut* embauch* fich* contrat* incorpor*",
    "dismiss": "layoff* cuts redundan* sack* shed entlass* stellenabbau abbau licenci* suppress* "
    "desped* despid* recorte* fired dismiss* entliess* limog* destitu* abgelost ablosung* demis "
    "demettre",
    "settle": "settl* agree* compromise* resolv* deal einig* geeinigt schlicht* tarifeinigung vergleich* "
    "accord* entente acuerdo* acord* transig* arregl*",
    "warn": "warn* alert* alarm* cautioned cautions gewarnt avert* aviso avisos avisar* avisad* "
    "advertencia* advertir advirt*",
    "welcome": "schweigeminut* welcom* greet* farewell goodbye bade honour* honor* ceremon* commemorat* "
    "anniversar* "
    "verabschied* begruss* feier* gefeiert gedenk* jubilaum hommage* celebr* despid* despedi* "
    "bienvenid* homenaj* conmemor* fete fetes",
    "debate": "debat* discuss* reading consider* berat* lesung lecture lectura deliber*",
    "work": "inspect* repair* restor* renovat* mainten* reparier* sanier* renovier* repara* restaur* "
    "rehabilit*",
    "measure": "rekord* peak* highest lowest measur* regist* pegel* hochststand messung* gemessen niveau* "
    "mesur* nivel* medid* maxim* record records",
    "fly": "orbit* flyby flight* launch* spacecraft decoll* volo vuel* despeg* lift* liftoff blast* "
    "abgehob* abheb* lancement* lanzamiento* lanzo lanzaron",
    "leak": "leak* spill* fuite* fuga* leck* ausgelauf* undicht derram* escape* vertido* vertio "
    "ausgetret* filtr* austret* devers*",
    "train": "training* trained trainier* practice entren*",
    "injure": "injur* hurt wound* fractur* broken verletz* gebroch* bless* herid* lesion* herir hirio "
    "hirieron",
    "vaccinate": "vaccin* inject* jab jabs inocul* impf* geimpft vacun* rollout dose* dosis",
    "strike": "pararon strike* striking stoppage* walkout* streik* ausstand* arbeitsniederleg* "
    "greve* debray* huelga* paro paros gestreikt bestreik*",
    "outage": "outage* blackout* brownout* stromausf* panne pannes apagon* darkness dark coupure* dunkel* "
    "oscuras grid power stromnetz*",
    "hack": "hack* cyber* ransom* malware breach* intrus* pirat* ciber* phishing erpress* losegeld "
    "rancon* unauthori* unbefugt* gehackt*",
    "insolvency": "bust bankrupt* insolven* receiver* liquidat* creditor* pleite* konkurs* zahlungsunf* "
    "faillit* "
    "quiebra* concurso glaubiger* creancier* acreedor*",
    "infect": "infect* infiz* infek* outbreak* epidem* pandem* contag* contamin* virus* disease* "
    "erkrank* malad* enferm* brote brotes bacteri* bakteri* seuche* quarant* cuarentena* intoxic* sick "
    "sickened sickness illness* krank kranke kranken",
    "cancel": "abandoned cancel* scrap* axed abgesag* absage* annul* gestrichen cancelac* suspendid* "
    "supprim* "
    "ausgefallen* ausfiel* ausfall* entfall* axe axing suspen* halt* ceas* discontinu* ground* "
    "eingestellt cesse cessent cessait ceso interromp* interrump* unterbroch* ausgesetzt streichen "
    "streicht",
    "resume": "resum* restart* relaunch* reopen* wiederauf* wiedereroff* reprend* reprise* repris "
    "reanud* retom* relanz* relanc* rouvr* reouv* reabr* reabiert* reinici* restor* restablec* retabl* "
    "wiederherg* reconnect* rouvert* reapertura*",
    "revoke": "lift lifts lifted lifting aufgehob* aufheb* aufhebung* aufhob* leve levee leves levent "
    "levant* revok* revoc* widerruf* entzog* rescind* repeal* abrog* abgeschafft abschaff* abolish* "
    "derog* ease eases eased easing lockert* gelockert assoupl* scrap* entzieh* entzug* revoqu*",
    "extradite": "extrad* ausgelief* auslief* expuls* deport* abschieb* abgeschob* expel* ausgewies* auswei* "
    "entrega",
    "abduct": "kidnap* abduct* hostage* entfuhr* geisel* enleve* enlevement* otage* secuestr* rehen* "
    "hijack*",
    "flee": "fled flee flees fleeing flucht* gefloh* floh flohen fuite fuir huyo huye huyeron huida "
    "escap* entkam* entkomm* displac* vertrieb* deplace* desplazad* evad*",
    "lose": "beaten incline inclinee inclines inclinent lost lose loses losing defeat* verlor* verlier* "
    "niederlag* unterlag* unterlieg* perdu perd "
    "perdre perdent defait* perdi* pierd* derrot*",
    "marry": "married marry marries marriage* wedding* heirat* geheirat* hochzeit* marier mariage* "
    "noces boda bodas casaron epouse epouser",
    "born": "born birth* geboren geburt* naiss* nacio nacid* nacimiento* nee naitre nacer",
    "demolish": "demoli* demol* abgeriss* abriss* derrib* raze razed gesprengt sprengung* dynamit*",
    "ship": "export exports exported exporting exportation* exportaci* import imports imported importing "
    "importation* importaci* ausfuhr* einfuhr* shipment* exporta*",
    "finance": "invest invests invested investing investor* investment* investier* investisse* inversion* "
    "financ* finanz* loan* kredit* darleh* pret prets prestam* borrow* lend* lent credit* emprunt* anleih* "
    "bond bonds bono bonos",
    "recall": "recall* ruckruf* zuruckgeruf* rappel rappels zuruckruf*",
    "dissolve": "dissol* aufgelost auflos* dissou* disol* disuel*",
    "amend": "amend* geandert anderung* modif* enmiend* reform*",
    "withdraw": "withdr* pull pulls pulled zuruckgezog* ruckzug* retira retiran retiro retirad* "
    "retirer retrait* abzug* abgezog* retire retiree retirees retirar* zuruckzieh* abzieh*",
    "apologise": "apolog* entschuldig* excus* disculp*",
    "promise": "promis* pledg* vow vows vowed versprach* versproch* promet* zusag* zugesagt",
    "investigate": "investig* ermittl* ermittel* enquet* probe probes inquir* inquest* untersuch* indag*",
    "extend": "extend* extension* renew* verlang* renouvel* prolong* prorrog* renovo renovacion",
    "register": "regist* anmeld* angemeld* inscri* enrol*",
    "perform": "perform* aufgefuhrt auffuhr* actuo actuac* concert* konzert* concierto* recital* auftritt* "
    "aufgetreten",
    "show": "exhibit* ausstell* ausgestellt exposition* exposic* display* screen* gezeigt proyecc* "
    "vorfuhr*",
    "cull": "cull* slaughter* schlacht* geschlacht* abatt* sacrific* gekeult keulung*",
    "nationalise": "nationali* verstaatl* nacionali* privatis* privatiz*",
    "harvest": "harvest* ernte* geerntet recolt* cosech* vendange*",
    "deploy": "deploy* entsand* entsend* deploi* despleg* desplieg* stationier* mobilis* mobiliz*",
    "surrender": "surrender* kapitul* reddition rendicion rindi* capitul*",
    "poison": "poison* vergift* empoison* intoxic* enven*",
    "confess": "confess* admit* plead* plea pleas gestand* gesteh* gestandn* gestanden* eingeraumt "
    "avou* aveu* confes* admis admet admettent reconnu* reconnai* admiti* reconoc* zugeb* zugegeb* "
    "einraumen",
    "campaign": "campaign* wahlkampf* campagn* campan* candid* kandid*",
    "vanish": "disappear* vanish* missing verschwind* verschwand* verschwund* vermisst* disparu disparue "
    "disparus disparait disparition* desaparec* desaparic*",
    "seize": "seiz* confiscat* confisq* beschlagnahm* sichergestellt sicherstell* incaut* decomis*",
    "treat": "ingresad* hospitali* eingeliefert behandelt* treated soigne soignee soignes diagnos* "
    "operiert operado "
    "operada operee surgery",
    "impose": "imposed imposes imposing verhang* angeordnet anordn* ordonne ordonnee ordeno ordenaron "
    "impose imposee impuso impusieron imponer",
    "occupy": "occupie* occupa* occupe occupent besetz* ocupo ocupar* ocupad* ocupaci*",
    "evict": "evict* geraumt raumten raumung* desaloj*",
    "boycott": "boycott* boykott* boicot*",
    "summon": "einbestell* summon* vorgelad* vorladung* convoqu* convoc* einberuf* citado citada citacion*",
    "promote": "promot* aufgestieg* aufstieg* promu promue ascendi* ascenso*",
    "relegate": "relegat* relegu* abgestieg* abstieg* descenso*",
    "draw": "auslosung* tirage sorteo* sorteado* draw",
    "float": "float floats floated flotation ipo borsengang*",
    "trap": "trapped traps eingeschlossen* verschutt* atrapad* coince* piege*",
    "cross": "uberschritt* crossed crosses crossing uberquer* franchi franchit franchir cruzo cruzaron "
    "cruzar travers*",
}  # fmt: skip
