"""Words for what happens, by class, in English, German, French and Spanish.

The classes follow the coarse types of event on which data about politics and conflict agree (meet, visit,
sign, aid, attack, arrest ...), with those that news of courts, markets and sports need besides. A star stands
for any ending; accents are left out, and a word can be of several classes.
"""

ACTS = {
    "meet": "meet met meets meeting* talks summit* session* conference* dialogue* negotiat* confer "
    "conferred host* receiv* convene* gather* courtesy consultation* sat round treffen traf trafen "
    "getroffen gesprach* tagung tagt tagte sitzung* empfing empfangen konferenz* gipfel* verhandelt* "
    "rencontr* reunion* reuni* entretien* recu recoit sommet encuentro* sesion* recibi* cumbre* "
    "conversaciones",
    "visit": "visit* trip travel* arriv* besuch* reist* eingetroffen visite* voyage* visita* viaj* llego "
    "llegaron",
    "sign": "sign signs signed signing signature* sealed initialled agreement* treaty treaties memorandum "
    "mou pact accord* deal unterzeichn* unterschrieb* abkommen vertrag vertrags signe signent signer "
    "signee* traite* firmo firmaron firma firmar firmado* acuerdo* tratado*",
    "aid": "aid donat* grants assistance relief hilfe* hilfs* spende* gespendet aide aides dons ayuda* "
    "donaci* dono",
    "publish": "publish* publication* issue issued issues issuing unveil* released releases "
    "veroffentlich* vorgestellt publie* publication* publico publicaron publica presento",
    "free": "freed freeing liberated freigelassen* freilassung libere* liberation liberado* libero "
    "liberaron",
    "buy": "buy buys bought purchas* acqui* takeover* merger* merge merged sell sells sold sale sales "
    "auction* kauf* gekauft verkauf* ubernahm* ubernomm* achat* achet* rachat vendu vente compra* compro "
    "venta vendi* adquis* adquiri*",
    "truce": "ceasefire* truce* armistice waffenruhe waffenstillstand treve cessez tregua* alto",
    "attack": "attack* bomb* shot shoot* shell shelled shelling raid* clash* fighting airstrike* ambush* "
    "stab* angriff* angegriffen beschoss* attaqu* frappe* ataque* ataco atacaron bombarde*",
    "die": "die dies died dying death* dead kill* drown* fatal* starb starben gestorben tod tote toten "
    "getotet mort morts mortes deces decede* tue tues tuees murio murieron muerte* muerto* fallec* mato",
    "elect": "elect elects elected election* vote votes voted voting voters ballot* polls poll "
    "referendum* wahl wahlen wahlt wahlte* gewahlt abstimm* stimmte* elu elus elue election* voter vota "
    "votation scrutin elecciones eleccion eligi* voto votaron votacion",
    "judge": "sentenc* convict* verdict* judgment* judgement* ruling* ruled acquit* jailed imprison* "
    "guilty verurteil* urteil* freigesprochen condamn* verdict jugement* juge jugee conden* sentenci* "
    "fallo veredicto",
    "try": "hearing* trial* heard prozess* anhorung* verhandlung* audience* proces audiencia* juicio*",
    "charge": "indict* charged prosecut* demand* sought asked angeklagt* anklag* gefordert forder* "
    "inculp* accus* requis* acusa* acuso pidi* exig*",
    "arrest": "arrest* detain* custody captur* festgenomm* verhaft* festnahm* interpell* arrete arretee "
    "detuv* detenid* detencion",
    "open": "open opens opened opening inaugurat* cut ribbon unveiled reopen* eroffn* offnet* geoffnet "
    "einweih* eingeweiht ouvre ouvrir ouvert* ouverture* inaugur* abri* abrir apertura abierto",
    "begin": "begin* began begun start* launch* kick* commenc* rolled entered beginn* begann begonnen "
    "startet* gestartet angelaufen debut* demarr* lance* lancement* comenz* comienz* inici* empez* "
    "empiez* lanz* arranc*",
    "end": "close closes closed closing closure* end ends ended ending finish* conclud* conclusion "
    "complet* stopp* halt* suspen* shut shuts shutdown expire* silent schliesst schloss geschlossen "
    "schliessung* ende endet* beend* stillgelegt stillstand ausgesetzt ferme* fermeture* termin* fini "
    "prend fin cerr* cierre cierra conclu* finaliz* suspend*",
    "win": "win wins won winner* victor* beat beats defeat* champion* triumph* gewann* gewonnen sieg* "
    "besieg* gagn* victoire* remport* gano ganaron victoria* venci* triunf*",
    "resign": "resign* quit quits dismiss* sack* ousted outgoing stepped walked left leave zuruckgetreten "
    "rucktritt* entlass* demission* limoge* dimiti* renunci* destitu* dimision*",
    "appoint": "appoint* named nominat* sworn designat* ernannt ernenn* vereidigt berufen nomme nommee "
    "nomination* investi* designe* nombr* nombrad* designa* jur*",
    "protest": "protest* demonstrat* marched rally rallies rallied strike strikes striking walkout* "
    "picket* streik* gestreikt demonstr* greve* manifest* huelga* marcha",
    "disaster": "quake* earthquake* tremor* flood* storm* cyclone* typhoon* hurricane* erupt* landslide* "
    "tsunami* wildfire* shook erdbeben beben bebte uberschwemm* hochwasser sturm* seisme* inond* tempete* "
    "terremoto* sismo* inund* temblor* tormenta*",
    "accident": "crash* collid* collision* capsiz* sink sinks sank sunk sinking derail* explo* collaps* "
    "fell fall fire blaze burned unfall* ungluck* gesunken sank kollid* entgleis* gesturzt sturz* "
    "accident* naufrag* chavir* chute accidente* choque* hundi* volco cayo",
    "rescue": "rescu* search* divers dive evacuat* recover* salvag* gerettet rettung* evakuier* suche "
    "sauvet* secour* evacu* rescat* busqueda",
    "raise": "rais* hike* increas* rise* rose lift* erhoh* angehoben steig* gestiegen hauss* augment* "
    "relev* sub* aument* elev*",
    "lower": "lower* reduc* cuts cutting slash* drop* senkt* gesenkt senkung gekurzt baiss* reduit* "
    "abaiss* baj* redu* recort*",
    "postpone": "postpon* delay* reschedul* adjourn* instead moved verschoben verschob* vertagt* ajourn* "
    "reporte reportee repousse* aplaz* pospon* pospuest* retras*",
    "approve": "approv* adopt* pass passes passed ratif* endors* allow* waved cleared authoris* authoriz* "
    "green light genehmig* verabschied* gebilligt billig* ratifiziert zugestimmt approuv* adopt* autoris* "
    "valid* aprob* ratific* autoriz*",
    "apply": "file files filed filing lodge* appeal* petition* complain* sue sued lawsuit* klage klagt "
    "klagte berufung einleg* eingereicht beantrag* recours appel plainte* apel* recurso* demanda* "
    "denunci*",
    "pay": "pay pays paid paying payout* payment* refund* reimburs* compensat* disburs* zahlt* gezahlt "
    "auszahl* entschadig* verse* paye* rembours* indemnis* paga* pago pagar* reembols* indemniz*",
    "deliver": "deliver* handed handover hand return* transfer* shipped ubergab* ubergeben geliefert "
    "liefer* remis remise livr* restitu* entreg* devolv* devuel* traslad*",
    "find": "find finds found discover* detect* gefunden entdeck* fund trouve* decouv* hall* encontr* "
    "descubr*",
    "ban": "ban bans banned prohibit* forbid* forbidden outlaw* sanction* verbot* verbiet* sanktion* "
    "interdi* sanction* prohib* sancion* veto",
    "test": "test tests tested testing trials gestestet test essai* prueba* ensayo*",
    "build": "build* built construct* groundbreaking foundation laid bau baut baute gebaut errichtet "
    "grundstein* constru* travaux",
}  # fmt: skip
