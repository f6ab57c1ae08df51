import { boundVisits, checkVisitCertificate } from "@onevisit/core/catalogue"
import { readItemCode, itemCodeDefects } from "@onevisit/china"
const t=(z:string)=>({zh:z,en:z})
const base:any = { id:"i", edition:"1", initiation:"on-application", authority:{id:"b",name:t("局")}, channels:["window"], collection:["by-hand"], materials:[], questions:[] }
const b:any = boundVisits(base); console.log("bound", b.visits)
const c=b.certificate
const tryit=(n:string,f:()=>any)=>{ const s=Date.now(); try{ const r=f(); console.log(n, JSON.stringify(r)?.slice(0,300), Date.now()-s+"ms") }catch(e:any){console.log(n,"THROWS",String(e).slice(0,200))} }
tryit("forge empty split visits0", ()=>checkVisitCertificate(base,{...c,visits:0,classes:{split:"nothing",parts:[]}}))
tryit("forge empty split visits1(no reach)", ()=>checkVisitCertificate({...base,channels:["window"],legs:[{id:"x",kind:"ask",name:t("x"),when:undefined,ways:[{way:"window",outlets:["o1"]}]}]} as any,{...c,visits:1,classes:{split:"nothing",parts:[]}}))
tryit("split toString", ()=>checkVisitCertificate(base,{...c,classes:{split:"toString",parts:[]}}))
tryit("split constructor", ()=>checkVisitCertificate(base,{...c,classes:{split:"__proto__",parts:[]}}))
tryit("visits -1 empty split", ()=>checkVisitCertificate(base,{...c,visits:-1,classes:{split:"n",parts:[]}}))
// tolerant + authority chosen own material leg
const mat={id:"p",name:t("材"),necessity:"secondary",deferrable:["absence"],accepts:[{copyKind:"original",medium:"paper",number:1}],obtainedBy:"applicant",evidences:[]}
const mk=(chosenBy:any)=>({...base,collection:["courier"],materials:[mat],legs:[{id:"material-p",kind:"submit",name:t("交材"),...(chosenBy?{chosenBy}:{}),ways:[{way:"window"}]}]})
tryit("tolerant applicant", ()=>(boundVisits(mk(undefined) as any,"tolerant") as any).visits)
tryit("tolerant authority", ()=>(boundVisits(mk("authority") as any,"tolerant") as any).visits)
tryit("servedAt []", ()=>(boundVisits({...base,servedAt:[]},"complete") as any))
tryit("collection []", ()=>(boundVisits({...base,collection:[]},"complete") as any))
// time
const q=(n:number)=>Array.from({length:n},(_,i)=>({fact:"q"+i,question:t("q"+i),answers:[{value:true,label:t("是")},{value:false,label:t("否")}]}))
const big=(no:number,nq:number)=>({...base,questions:q(nq),servedAt:[{outlet:"c"}],legs:Array.from({length:2},(_,l)=>({id:"l"+l,kind:"submit",name:t("l"),ways:Array.from({length:no},(_,o)=>({way:"window",outlets:["o"+o],when:{any:Array.from({length:3},(_,k)=>({fact:"q"+((o*7+k*3+l)%nq),is:(o+k)%2===0}))}}))}))})
for (const [o,n] of [[10,6],[20,10],[40,12]] as const) tryit("big "+o+"/"+n, ()=>{const r:any=boundVisits(big(o,n) as any); return [r.kind,r.visits]})
// item codes fuzz
const al=["-","0","O","1","I","A","许","可","11","99","é","ß","İ","ﬁ","😀","\uD800","\u202E","Ａ","０","·","\u0000","z","51","7","\n","ſ"]
let bad=0
for(let i=0;i<200000;i++){ let s="";const n=Math.floor(Math.random()*45);for(let k=0;k<n;k++)s+=al[Math.floor(Math.random()*al.length)]
 for (const f of [undefined,"basic","implementing","handling","local"] as any[]) try{ const r=readItemCode(s,f); if(i%5==0){const r2=readItemCode(r.value,f); if(r2.value!==r.value&&bad++<5)console.log("not idempotent",JSON.stringify(s),f,r.value,r2.value,r.form,r2.form)} }catch(e){ if(bad++<5)console.log("CODE THROWS",JSON.stringify(s),f,String(e)) } }
console.log("codes done")
tryit("code long", ()=>readItemCode("1".repeat(500000)).form)
tryit("code long dash", ()=>readItemCode("1-".repeat(50000)).form)
tryit("code long han", ()=>readItemCode("许".repeat(500000)).form)
